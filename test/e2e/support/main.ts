// Starts the n8n of the tests and keeps it running, for manual use or for writing tests:
// `ZOHO_CLIQ_E2E_N8N=http://localhost:PORT npm run test:e2e` then uses it.
import { startN8n } from './n8n';
import { OWNER } from './owner';
import { Rest } from './rest';

async function main(): Promise<void> {
	const n8n = await startN8n();
	await Rest.open(n8n.url);
	console.log(`n8n: ${n8n.url}\nlog in as ${OWNER.email} with ${OWNER.password}\nCtrl-C ends it.`);
	const end = (): void => {
		void n8n.stop().then(() => process.exit(0));
	};
	process.once('SIGINT', end);
	process.once('SIGTERM', end);
}

void main();
