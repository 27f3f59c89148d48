import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Sandbox, SandboxOptions } from '../../../sandbox';
import { startSandbox } from '../../../sandbox';
import type { CredentialReference } from './rest';
import { Rest } from './rest';
import { credentialFor } from './sandbox';

/** The URL of the n8n of this run; if set beforehand, that one is used and none is started. */
export const N8N_URL = 'ZOHO_CLIQ_E2E_N8N';

/** The n8n of the run, and a separate sandbox for the test file. */
export interface RunningN8n {
	/** Of n8n's editor. */
	readonly url: string;
	/** Logged in as n8n's owner. */
	readonly rest: Rest;
	readonly sandbox: Sandbox;
	/** A credential that is connected to the sandbox, created once per file. */
	readonly credential: CredentialReference;
	/**
	 * Creates and connects a separate credential.
	 *
	 * @param more further values in addition to the sandbox's URLs
	 */
	connect(more?: ICredentialDataDecryptedObject): Promise<CredentialReference>;
}

let made = 0;

/**
 * Starts a sandbox for the tests of one file, which is reset before each of them, and connects n8n to it.
 *
 * @returns the world; its parts are there once the tests run
 */
export function useRunningN8n(options?: SandboxOptions): RunningN8n {
	let parts: Pick<RunningN8n, 'url' | 'rest' | 'sandbox' | 'credential'> | undefined;

	beforeAll(async () => {
		const url = process.env[N8N_URL];
		if (url === undefined) throw new Error('The tests run by `npm run test:e2e`, which starts n8n');
		const sandbox = await startSandbox(options);
		const rest = await Rest.open(url);
		const credential = await connectTo(rest, sandbox);
		parts = { url, rest, sandbox, credential };
	});
	beforeEach(() => {
		world.sandbox.reset();
	});
	afterAll(async () => {
		await parts?.sandbox.close();
	});

	const there = (): NonNullable<typeof parts> => {
		if (!parts) throw new Error('The world begins with the first test');
		return parts;
	};
	const world: RunningN8n = {
		get url() {
			return there().url;
		},
		get rest() {
			return there().rest;
		},
		get sandbox() {
			return there().sandbox;
		},
		get credential() {
			return there().credential;
		},
		async connect(more) {
			return await connectTo(world.rest, world.sandbox, more);
		},
	};
	return world;
}

async function connectTo(
	rest: Rest,
	sandbox: Sandbox,
	more?: ICredentialDataDecryptedObject,
): Promise<CredentialReference> {
	made += 1;
	const name = `Zoho Cliq account ${new URL(sandbox.url).port}-${made}`;
	const credential = await rest.createCredential(name, credentialFor(sandbox, more));
	await rest.connect(credential);
	return credential;
}
