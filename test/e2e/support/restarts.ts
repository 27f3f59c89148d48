/** Jest's setup holds the n8n of the run, and its tests run apart from it: they ask for a restart over HTTP. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { N8n } from './n8n';

/** Where to ask for it. */
export const RESTART_URL = 'ZOHO_CLIQ_E2E_RESTART';

/** @returns the URL at which a POST restarts this n8n, and which does not keep the process alive */
export async function serveRestarts(n8n: N8n): Promise<string> {
	const server = createServer((_, response) => {
		n8n.restart().then(
			() => response.end(),
			(error: unknown) => response.writeHead(500).end(String(error)),
		);
	});
	server.unref();
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/**
 * Restarts the n8n of the run.
 *
 * @throws when it does not start again, or was started by hand without saying where to ask
 */
export async function restartN8n(): Promise<void> {
	const url = process.env[RESTART_URL];
	if (url === undefined) throw new Error(`Set ${RESTART_URL} to what \`npm run e2e:n8n\` printed`);
	const response = await fetch(url, { method: 'POST' });
	if (!response.ok) throw new Error(await response.text());
}
