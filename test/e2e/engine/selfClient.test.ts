/** A credential of a self client, as n8n's editor saves and tests it. */
import type { ICredentialDataDecryptedObject, INodeCredentialTestResult } from 'n8n-workflow';

import { restartN8n } from '../support/restarts';
import type { CredentialReference } from '../support/rest';
import { useRunningN8n } from '../support/runningN8n';
import { chain, cliq, locator, manualTrigger } from '../support/workflow';

const TYPE = 'zohoCliqSelfClientApi';

const world = useRunningN8n();

type Form = ICredentialDataDecryptedObject;

/** What the editor has on screen when the dialog is opened: secrets are blanked. */
async function open({ id }: CredentialReference): Promise<Form> {
	const path = `/rest/credentials/${id}?includeData=true`;
	return (await world.rest.call<{ data: Form }>('GET', path)).data;
}

async function test(
	credential: CredentialReference,
	data: Form,
): Promise<INodeCredentialTestResult> {
	const credentials = { ...credential, type: TYPE, data };
	return await world.rest.call('POST', '/rest/credentials/test', { credentials });
}

async function save({ id, name }: CredentialReference, data: Form): Promise<void> {
	await world.rest.call('PATCH', `/rest/credentials/${id}`, { id, name, type: TYPE, data });
}

const grants = () =>
	world.sandbox.tokenRequests.map(({ body }) => (body as Record<string, string>).grant_type);

async function send(credential: CredentialReference): Promise<string> {
	const { rest } = world;
	const parameters = {
		authentication: 'selfClient',
		sendTo: 'user',
		user: locator('email', 'olivia.palmer@zylker.example'),
		text: 'From a self client',
	};
	const credentials = { [TYPE]: { ...credential } };
	const sender = cliq('Send', credential, 'message.send', parameters, { credentials });
	const workflow = await rest.createWorkflow(chain('Self Client', [manualTrigger(), sender]));
	const { status } = await rest.run(workflow);
	return status;
}

it('keeps what a code was exchanged for: saved, tested twice, saved again, restarted, changed', async () => {
	const { rest, sandbox } = world;
	const form = {
		dataCenter: 'custom',
		accountsUrl: sandbox.url,
		cliqUrl: sandbox.url,
		clientId: sandbox.client.id,
		clientSecret: sandbox.client.secret,
		grantToken: sandbox.generateCode(),
	};
	const credential = await rest.createCredential('Self Client', form, TYPE);
	expect(await test(credential, form)).toMatchObject({ status: 'OK' });
	expect(await test(credential, form)).toMatchObject({ status: 'OK' });
	await save(credential, form);
	expect(await test(credential, form)).toMatchObject({ status: 'OK' });
	expect(await send(credential)).toBe('success');
	expect(grants()).toEqual(['authorization_code']);

	const shown = await open(credential);
	expect(JSON.stringify(shown)).not.toContain(form.grantToken);
	expect(JSON.stringify(shown)).not.toContain(form.clientSecret);
	expect(JSON.stringify(shown)).not.toMatch(/100[01]\.[0-9a-f]{32}/);

	await restartN8n();
	sandbox.expireTokens();
	expect(await send(credential)).toBe('success');
	await save(credential, shown);
	expect(await send(credential)).toBe('success');
	expect(await test(credential, await open(credential))).toMatchObject({ status: 'OK' });
	expect(grants()).toEqual(['authorization_code', 'refresh_token']);

	const wrong = { ...(await open(credential)), clientSecret: 'wrong' };
	await save(credential, wrong);
	const refused = await test(credential, wrong);
	expect(refused).toMatchObject({
		status: 'Error',
		message: expect.stringContaining('invalid_client') as string,
	});
	expect(await send(credential)).toBe('error');
	expect(sandbox.organization.messages).toHaveLength(3);
});
