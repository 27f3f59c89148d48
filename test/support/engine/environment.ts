/**
 * Settings n8n reads while it loads. Imported before `n8n-core`, so that no run touches `~/.n8n`
 * and nothing is logged except what a test or the demo prints itself.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Set by the jest setup, which also removes the folder; the demo makes and removes its own. */
function engineHome(): string {
	const { ENGINE_HOME, JEST_WORKER_ID } = process.env;
	if (ENGINE_HOME !== undefined) {
		// One folder for each worker: two processes creating n8n's settings file at once would clash.
		return join(ENGINE_HOME, `worker-${JEST_WORKER_ID ?? '0'}`);
	}
	const home = mkdtempSync(join(tmpdir(), 'zoho-cliq-engine-'));
	process.env.ENGINE_HOME = home;
	process.once('exit', () => {
		rmSync(home, { recursive: true, force: true });
	});
	return home;
}

const home = engineHome();
mkdirSync(home, { recursive: true });

Object.assign(process.env, {
	N8N_USER_FOLDER: home,
	N8N_ENCRYPTION_KEY: 'only-for-tests',
	N8N_LOG_LEVEL: 'silent',
	N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
	N8N_BINARY_DATA_STORAGE_PATH: join(home, 'binaryData'),
	// Otherwise n8n warns about the mode of its settings file.
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
});
