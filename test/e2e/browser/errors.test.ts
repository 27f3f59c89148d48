import type { INodeParameters } from 'n8n-workflow';

import { startSandbox } from '../../../sandbox';
import type { CredentialReference } from '../support/rest';
import { credentialFor } from '../support/sandbox';
import { chain, cliq, locator, manualTrigger } from '../support/workflow';
import { useRunningN8n } from '../support/runningN8n';
import { useBrowser } from './browser';
import type { NodeView } from './editor';

const world = useRunningN8n();
const desk = useBrowser(world);

const toOlivia = { sendTo: 'user', user: locator('email', 'olivia.palmer@zylker.example') };
const hello = { ...toOlivia, text: 'Hello' };

/** Opens a node that is already filled in, as in an existing workflow. */
async function open(
	operation: string,
	parameters: INodeParameters,
	credential: CredentialReference = world.credential,
): Promise<NodeView> {
	const nodes = [manualTrigger(), cliq('Cliq', credential, operation, parameters)];
	await desk.editor.open(await world.rest.createWorkflow(chain('Running for months', nodes)));
	return await desk.editor.openNode('Cliq');
}

describe('the error panel shows the remedy for', () => {
	it('an unknown user', async () => {
		const node = await open('message.send', hello);
		await node.name('user', 'By Email', 'nobody@zylker.example');
		expect(await node.execute()).toBe('danger');
		const { message, description } = await node.problem();
		expect(message).toBe('Cliq could not find the user "nobody@zylker.example"');
		expect(description).toContain('Pick the user "From List"');
	});

	it('a missing permission', async () => {
		const { id } = world.sandbox.organization.chats[0] ?? { id: '' };
		const node = await open('chat.mute', { chat: locator('id', id) });
		expect(await node.execute()).toBe('danger');
		const { message, description } = await node.problem();
		expect(message).toBe('Missing permission: "Manage Chats"');
		expect(description).toContain('add "Manage Chats" under Permissions');
	});

	it('a wrong data center', async () => {
		const elsewhere = await startSandbox();
		try {
			world.sandbox.switches.location = 'eu';
			world.sandbox.switches.accountsServer = 'https://accounts.zoho.eu';
			const credential = await world.connect({ cliqUrl: elsewhere.url });
			const node = await open('message.send', hello, credential);
			expect(await node.execute()).toBe('danger');
			const { message, description } = await node.problem();
			expect(message).toBe('Cliq no longer accepts this connection');
			expect(description).toContain('the account is in the data center Europe (zoho.eu)');
			expect(description).toContain(`the credential uses ${elsewhere.url}`);
			expect(description).toContain('Choose the data center Europe (zoho.eu) in the credential');
		} finally {
			await elsewhere.close();
		}
	});
});

describe('an account that Cliq has locked', () => {
	it('ends a test run at once, which says that production waits', async () => {
		const credential = await world.connect();
		world.sandbox.answerNext({
			path: /\/message$/,
			status: 400,
			body: '{"code":"request_limit_exceeded","message":"Try again later."}',
		});
		const node = await open('message.send', hello, credential);
		expect(await node.execute()).toBe('danger');
		const { message, description } = await node.problem();
		expect(message).toMatch(/^Rate limit reached/);
		expect(description).toContain('In production the node waits by itself; a test run does not.');
		expect(world.sandbox.requests).toHaveLength(1);
	});
});

describe('a list that cannot be loaded', () => {
	it('leads to a credential that is not connected', async () => {
		const { rest, sandbox } = world;
		const credential = await rest.createCredential('Not connected', credentialFor(sandbox));
		const node = await open('message.send', {}, credential);
		const problem = await node.listProblem('user');
		expect(problem).toContain('The Zoho Cliq credential is not connected yet');
		expect(problem).toContain('Open the credential and click "Connect"');
		expect(problem).toContain('Check your credential');
	});
});

describe('On Error set to Continue', () => {
	it('outputs a failed item with its reason and remedy', async () => {
		const node = await open('message.send', {
			...hello,
			user: locator('email', 'nobody@zylker.example'),
		});
		await node.onError('Continue');
		expect(await node.execute()).toBe('success');
		const output = await node.outputJson();
		expect(output).toContain('"kind": "ENDPOINT_INVALID"');
		expect(output).toContain('"remedy": "Pick the user');
	});
});

describe('an expired access token', () => {
	it('is renewed without the user noticing', async () => {
		const node = await open('message.send', hello);
		world.sandbox.expireTokens();
		expect(await node.execute()).toBe('success');
		expect(world.sandbox.organization.messages.map(({ text }) => text)).toEqual(['Hello']);
		expect(world.sandbox.tokenRequests).toHaveLength(1);
	});
});
