import type { ICredentialDataDecryptedObject, INodeParameters, INodeType } from 'n8n-workflow';

import { ZohoCliqOAuth2Api } from '../../credentials/ZohoCliqOAuth2Api.credentials';
import { ZohoCliqWebhookTokenApi } from '../../credentials/ZohoCliqWebhookTokenApi.credentials';
import { ZohoCliq } from '../../nodes/ZohoCliq/ZohoCliq.node';
import { ZohoCliqAdmin } from '../../nodes/ZohoCliqAdmin/ZohoCliqAdmin.node';
import type { Problem } from '../../nodes/ZohoCliq/errors';
import { forgetCalls } from '../support/processState';
import type { Engine, NodeFailure, RunRequest, RunResult } from '../support/engine';
import { createEngine } from '../support/engine';
import type { Sandbox, SandboxOptions } from '../../sandbox';
import { startSandbox } from '../../sandbox';

export const CREDENTIAL = 'Scott';

/** Our node on the engine, connected to a sandbox of its own. */
export interface World {
	readonly sandbox: Sandbox;
	readonly engine: Engine;
	/** Gives the node a fresh credential; these values override those of a connected one. */
	connect(data?: ICredentialDataDecryptedObject): void;
	/** Runs one operation on the node that has it, with further settings of the run. */
	run(
		operation: string,
		parameters: INodeParameters,
		request?: Partial<RunRequest>,
	): Promise<RunResult>;
	/** Runs an operation that is expected to fail, and returns its error. */
	fail(
		operation: string,
		parameters: INodeParameters,
		request?: Partial<RunRequest>,
	): Promise<Failure>;
}

/** A thrown error, and the problem it carries. */
interface Failure {
	readonly error: NodeFailure;
	readonly problem: Problem;
}

/**
 * Starts a sandbox and an engine for the tests of one file, and resets both before each test.
 *
 * @param newNode makes the node; Zoho Cliq by default
 * @returns the world; its parts are there once the tests run
 */
export function useWorld(options?: SandboxOptions, newNode?: () => INodeType): World {
	let sandbox: Sandbox | undefined;
	let engine = newEngine(newNode);

	beforeAll(async () => {
		sandbox = await startSandbox(options);
	});
	beforeEach(() => {
		world.sandbox.reset();
		forgetCalls();
		engine = newEngine(newNode);
		world.connect();
	});
	afterAll(async () => {
		await sandbox?.close();
	});

	const world: World = {
		get sandbox() {
			if (!sandbox) throw new Error('The sandbox starts with the first test');
			return sandbox;
		},
		get engine() {
			return engine;
		},
		connect(data = {}) {
			const { url, client } = world.sandbox;
			engine.saveCredential(CREDENTIAL, {
				dataCenter: 'custom',
				accountsUrl: url,
				cliqUrl: url,
				clientId: client.id,
				clientSecret: client.secret,
				oauthTokenData: { ...world.sandbox.issueToken() },
				...data,
			});
		},
		async run(operation, parameters, request = {}) {
			const [resource = '', name = ''] = operation.split('.');
			return await engine.run({
				isAdmins: adminsOperations.has(operation),
				...request,
				parameters: { resource, operation: name, ...parameters },
			});
		},
		async fail(operation, parameters, request) {
			const { error } = await world.run(operation, parameters, request);
			if (!error) throw new Error(`${operation} was expected to fail`);
			return { error, problem: error.context.cliq as Problem };
		},
	};
	return world;
}

function newEngine(newNode = (): INodeType => new ZohoCliq()): Engine {
	return createEngine({
		node: newNode(),
		adminNode: new ZohoCliqAdmin(),
		credentialType: new ZohoCliqOAuth2Api(),
		otherCredentialTypes: [new ZohoCliqWebhookTokenApi()],
	});
}

/** Told by the form, so that a test of the main node does not load all operations of the other one. */
const adminsOperations = new Set(
	new ZohoCliqAdmin().description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) =>
			(displayOptions?.show?.resource ?? []).flatMap((resource) =>
				options.map((option) => `${resource as string}.${'value' in option ? option.value : ''}`),
			),
		),
);

/** A resource locator's value. */
export function locator(mode: string, value: string): INodeParameters {
	return { __rl: true, mode, value } as unknown as INodeParameters;
}

export const toOlivia = { sendTo: 'user', user: locator('email', 'olivia.palmer@zylker.example') };
export const toMarketing = { sendTo: 'channel', channel: locator('name', 'zylkermarketing') };
export const asNewsBot = { bot: locator('name', 'newsbot') };
