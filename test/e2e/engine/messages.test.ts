import type { INodeParameters } from 'n8n-workflow';

import type { CredentialReference, Execution } from '../support/rest';
import { chain, cliq, locator, manualTrigger } from '../support/workflow';
import { useRunningN8n } from '../support/runningN8n';

const world = useRunningN8n();

/** Connected with the permission to edit messages. */
let editor: CredentialReference;

beforeAll(async () => {
	editor = await world.connect({ permissions: ['all'] });
});

/** Tells Olivia that an import started, and corrects that message when it is done. */
async function sendAndUpdate(send: INodeParameters, chat: INodeParameters): Promise<Execution> {
	const nodes = [
		manualTrigger(),
		cliq('Started', editor, 'message.send', { ...send, text: 'Import started', options: {} }),
		cliq('Done', editor, 'message.update', {
			chat,
			message: locator('id', '={{ $json.messageId }}'),
			text: 'Import *done*',
			options: {},
		}),
	];
	return await world.rest.run(await world.rest.createWorkflow(chain('Import', nodes)));
}

describe('a message that the next node updates', () => {
	it.each([
		['by email', locator('email', 'olivia.palmer@zylker.example')],
		['from the list', locator('list', '631831446')],
	])('is found by the person it went to, picked %s', async (_how, user) => {
		const byPerson = locator('email', '={{ $json.sentTo.id }}');
		const execution = await sendAndUpdate({ sendTo: 'user', user }, byPerson);
		expect(execution.error).toBeUndefined();
		const { messages } = world.sandbox.organization;
		expect(messages).toMatchObject([
			{ text: 'Import *done*', to: { type: 'user', id: '631831446' } },
		]);
		expect(execution.items('Started')[0]?.json).toMatchObject({
			success: true,
			sentTo: { type: 'user', id: user.value },
			time: new Date(messages[0]?.time ?? 0).toISOString(),
		});
	});

	it('is found by the chat ID in the output where it went to a channel', async () => {
		const toChannel = { sendTo: 'channel', channel: locator('name', '#Zylker Marketing') };
		const execution = await sendAndUpdate(toChannel, locator('id', '={{ $json.chatId }}'));
		expect(execution.error).toBeUndefined();
		expect(world.sandbox.organization.messages).toMatchObject([
			{ text: 'Import *done*', to: { uniqueName: 'zylkermarketing' } },
		]);
	});
});
