import type { CredentialReference, SavedWorkflow } from '../support/rest';
import { credentialFor } from '../support/sandbox';
import { chain, cliq, locator, manualTrigger } from '../support/workflow';
import { useRunningN8n } from '../support/runningN8n';

const world = useRunningN8n();

async function hello(credential: CredentialReference): Promise<SavedWorkflow> {
	return await world.rest.createWorkflow(
		chain('Hello', [
			manualTrigger(),
			cliq('Send', credential, 'message.send', {
				sendTo: 'user',
				user: locator('email', 'olivia.palmer@zylker.example'),
				text: 'hello',
			}),
		]),
	);
}

describe('a token that has expired', () => {
	it('is renewed once in the run, and the new one is stored', async () => {
		const { rest, sandbox, credential } = world;
		const workflow = await hello(credential);
		sandbox.expireTokens();
		expect((await rest.run(workflow)).status).toBe('success');
		expect(sandbox.tokenRequests).toMatchObject([{ body: { grant_type: 'refresh_token' } }]);
		expect((await rest.run(workflow)).status).toBe('success');
		expect(sandbox.tokenRequests).toHaveLength(1);
		expect(sandbox.organization.messages.map(({ text }) => text)).toEqual(['hello', 'hello']);
	});

	it('is explained when the account was disconnected meanwhile', async () => {
		const { rest, sandbox } = world;
		const credential = await world.connect();
		const workflow = await hello(credential);
		sandbox.expireTokens();
		const rule = { path: /token$/, body: '{"error":"invalid_code"}' };
		sandbox.answerNext({ ...rule, times: 5 });
		const execution = await rest.run(workflow);
		expect(execution.status).toBe('error');
		expect(execution.error).toMatchObject({
			name: 'NodeApiError',
			context: { cliq: { kind: 'REFRESH_TOKEN_REQUIRED' } },
		});
		expect(execution.error?.description).toMatch(/[Rr]econnect|connect again/);
	});
});

describe('an account shown as connected although Zoho refused', () => {
	it.each([
		['invalid_client', { clientSecret: 'mistyped' }, undefined],
		['invalid_code', {}, '{"error":"invalid_code"}'],
	])('is explained by the first run: %s', async (error, form, body) => {
		const { rest, sandbox } = world;
		const credential = await rest.createCredential(error, credentialFor(sandbox, form));
		if (body !== undefined) sandbox.answerNext({ path: /token$/, body });
		// The window that n8n shows on success.
		expect(await rest.connect(credential)).not.toContain('Failed to connect');

		const execution = await rest.run(await hello(credential));
		expect(execution.status).toBe('error');
		expect(execution.error).toMatchObject({
			context: { cliq: { kind: 'REFRESH_TOKEN_REQUIRED' } },
		});
		expect(`${execution.error?.message} ${execution.error?.description}`).toContain(error);
		expect(sandbox.organization.messages).toEqual([]);
	});
});
