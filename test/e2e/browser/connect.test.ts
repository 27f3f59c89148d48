import type { Page } from 'playwright-core';

import type { Sandbox } from '../../../sandbox';
import { chain, manualTrigger } from '../support/workflow';
import { useRunningN8n } from '../support/runningN8n';
import { useBrowser } from './browser';
import type { CredentialForm, NodeView } from './editor';

const world = useRunningN8n();
const desk = useBrowser(world);

/** A new user: an empty workflow, the node found by name, and a credential yet to be created. */
async function addCheckAccess(): Promise<NodeView> {
	const { editor } = desk;
	await editor.open(await world.rest.createWorkflow(chain('First steps', [manualTrigger()])));
	const panel = await editor.addAfterLastNode();
	await panel.search('cliq');
	await panel.choose('Zoho Cliq');
	return await panel.add('Check access of account');
}

/** The values that the sandbox prints when it starts. */
async function fillIn(credential: CredentialForm, { url, client }: Sandbox): Promise<void> {
	await credential.fill('clientId', client.id);
	await credential.fill('clientSecret', client.secret);
	await credential.choose('dataCenter', 'Custom');
	await credential.fill('accountsUrl', url);
	await credential.fill('cliqUrl', url);
}

async function accept(consent: Page): Promise<void> {
	await consent.getByRole('button', { name: 'Accept' }).click();
}

/** Opens the node's credential to see its state in n8n. */
async function lookAtCredential(node: NodeView): Promise<void> {
	const credential = await node.editCredential();
	await credential.saysConnected();
	await credential.close();
}

describe('connecting an account', () => {
	it('leads to a first run that shows the connected account', async () => {
		const node = await addCheckAccess();
		const credential = await node.createCredential();
		await fillIn(credential, world.sandbox);
		await credential.connect(accept);
		await lookAtCredential(node);

		expect(await node.execute()).toBe('success');
		expect(await node.outputJson()).toMatch(
			/"summary": "Connected as Scott Fisher \(scott\.fisher@zylker\.example\) in United States/,
		);
	});

	it('is explained by the first run when Zoho refused although n8n shows it as connected', async () => {
		const node = await addCheckAccess();
		const credential = await node.createCredential();
		await fillIn(credential, world.sandbox);
		await credential.fill('clientSecret', 'copied from another client');
		await credential.connect(accept);
		await lookAtCredential(node);

		expect(await node.execute()).toBe('danger');
		const { message, description } = await node.problem();
		expect(message).toBe('Zoho refused to connect this credential: invalid_client');
		expect(description).toMatch(/n8n shows "Account connected" even so/);
		expect(description).toMatch(/Check Data Center, Client ID and Client Secret/);
	});
});
