// Starts the n8n of the tests and keeps it running, for manual use or for writing tests:
// `npm run test:e2e` then uses it, with the two variables that this prints.
import { startN8n } from './n8n';
import { OWNER } from './owner';
import { Rest } from './rest';
import { RESTART_URL, serveRestarts } from './restarts';
import { N8N_URL } from './runningN8n';

async function main(): Promise<void> {
	const n8n = await startN8n();
	await Rest.open(n8n.url);
	console.log(`${N8N_URL}=${n8n.url}\n${RESTART_URL}=${await serveRestarts(n8n)}`);
	console.log(`n8n: ${n8n.url}\nlog in as ${OWNER.email} with ${OWNER.password}\nCtrl-C ends it.`);
	const end = (): void => {
		void n8n.stop().then(() => process.exit(0));
	};
	process.once('SIGINT', end);
	process.once('SIGTERM', end);
}

void main();
