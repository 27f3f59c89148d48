import type { N8n } from './n8n';
import { startN8n } from './n8n';
import { RESTART_URL, serveRestarts } from './restarts';
import { N8N_URL } from './runningN8n';

declare global {
	var n8nOfThisRun: N8n | undefined;
}

/** Starts the n8n that all tests of a run share; `ZOHO_CLIQ_E2E_N8N` may name one that is already running. */
export default async function setUp(): Promise<void> {
	if (process.env[N8N_URL]) return;
	globalThis.n8nOfThisRun = await startN8n();
	process.env[N8N_URL] = globalThis.n8nOfThisRun.url;
	process.env[RESTART_URL] = await serveRestarts(globalThis.n8nOfThisRun);
}
