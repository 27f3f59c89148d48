/** The built node, or a stand-in to compare it with, on n8n's engine. */
import { join } from 'node:path';

import type { ICredentialType, INodeExecutionData, INodeParameters, INodeType } from 'n8n-workflow';

import type { Engine, RunResult } from '../../test/engine';
import { createEngine } from '../../test/engine';
import type { Account } from '../account';
import { RECIPIENT } from '../account';

const ROOT = join(__dirname, '../..');

/** The package as npm would publish it: what `index.js` gives. */
interface Package {
	ZohoCliq: new () => INodeType;
	ZohoCliqOAuth2Api: new () => ICredentialType;
}

interface Pacing {
	resetPacing: (enabled: boolean) => void;
}

/** @returns an engine with the built node, or with `standIn` in its place, connected to the sandbox */
export async function connectedEngine(account: Account, standIn?: INodeType): Promise<Engine> {
	const { ZohoCliq, ZohoCliqOAuth2Api } = (await import(join(ROOT, 'index.js'))) as Package;
	const engine = createEngine({
		node: standIn ?? new ZohoCliq(),
		credentialType: new ZohoCliqOAuth2Api(),
	});
	engine.saveCredential('Scott', {
		dataCenter: 'custom',
		accountsUrl: account.url,
		cliqUrl: account.url,
		clientId: account.clientId,
		clientSecret: account.clientSecret,
		oauthTokenData: { ...account.token },
	});
	return engine;
}

/** The node keeps to no threshold from now on. */
export async function withoutThresholds(): Promise<void> {
	const file = join(ROOT, 'dist/nodes/ZohoCliq/cliq/pacing.js');
	const { resetPacing } = (await import(file)) as Pacing;
	resetPacing(false);
}

/** Sends to one user; what fails is thrown, since it measures nothing. */
export async function sendTo(
	engine: Engine,
	parameters: INodeParameters,
	items: INodeExecutionData[],
): Promise<RunResult> {
	const user = { __rl: true, mode: 'email', value: RECIPIENT } as unknown as INodeParameters;
	const result = await engine.run({ parameters: { sendTo: 'user', user, ...parameters }, items });
	if (result.error) throw result.error;
	return result;
}
