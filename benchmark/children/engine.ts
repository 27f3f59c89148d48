/** The built node, or a stand-in for comparison, on n8n's engine. */
import { build } from 'esbuild';
import { basename, join } from 'node:path';

import type { ICredentialType, INodeExecutionData, INodeParameters, INodeType } from 'n8n-workflow';

import type { processState } from '../../nodes/ZohoCliq/cliq/processState';
import type { RateLimiters } from '../../nodes/ZohoCliq/cliq/rateLimiter';
import { BUNDLE, bundling, CLASS_SOURCES, writing } from '../../scripts/bundle';
import type { Engine, RunResult } from '../../test/support/engine';
import { createEngine } from '../../test/support/engine';
import type { Account } from '../account';
import { RECIPIENT } from '../account';

const ROOT = join(__dirname, '../..');

/** State shared by its runs, so that thresholds can be lifted. */
const SHARED = ['processState', 'rateLimiter'].map((name) => `nodes/ZohoCliq/cliq/${name}.ts`);

/** The package as published, plus the shared state of its runs. */
interface Package {
	ZohoCliq: new () => INodeType;
	ZohoCliqOAuth2Api: new () => ICredentialType;
	ZohoCliqTrigger: new () => INodeType;
	processState: typeof processState;
	RateLimiters: typeof RateLimiters;
}

let loaded: Promise<Package> | undefined;

/** Bundles the package like `npm run bundle`, plus the shared state. */
async function load(): Promise<Package> {
	const folder = 'node_modules/.cache/benchmark';
	await build(writing(bundling([...CLASS_SOURCES, ...SHARED], folder)));
	return (await import(join(ROOT, folder, basename(BUNDLE)))) as Package;
}

/** @returns the classes of the package */
export async function packageClasses(): Promise<Package> {
	return await (loaded ??= load());
}

/** @returns an engine with the built node, or with `standIn` in its place, connected to the sandbox */
export async function connectedEngine(account: Account, standIn?: INodeType): Promise<Engine> {
	const { ZohoCliq, ZohoCliqOAuth2Api } = await packageClasses();
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

/** Lifts the node's thresholds from now on. */
export async function withoutThresholds(): Promise<void> {
	const { processState, RateLimiters } = await packageClasses();
	processState.rateLimiters = new RateLimiters(() => Infinity);
}

/** Sends to one user; throws on failure, because a failed run measures nothing. */
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
