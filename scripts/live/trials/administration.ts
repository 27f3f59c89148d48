import * as endpoints from '../../../nodes/ZohoCliq/cliq/endpoints';
import type { JsonObject } from '../../../nodes/ZohoCliq/cliq/json';
import { permissionsOf } from '../../../nodes/ZohoCliq/trigger/lifecycle/handlers';
import type { Lab } from '../lab';
import { answerOf } from '../lab';
import { meIn, recordIn, textOf } from '../places';
import type { Trial } from '../trial';
import { finding, Untried } from '../trial';

const BOT = 'a bot that only you see, deleted again';
const ADDRESS = 'https://n8n.example.com/webhook/live-test';

/** What needs the rights of an administrator, or of someone who may create bots. */
export const administrationTrials: Trial[] = [
	{
		name: 'user-update',
		assumption: 'A user is changed by a flat body, without the list that the document has.',
		matters: 'User: Update, which sends the list next (resources/user/fields.ts)',
		writes: 'your own first name, as it is',
		needs: ['admin'],
		async run(lab) {
			const { id, record } = await meIn(lab);
			const body = { first_name: textOf(record.first_name) };
			if (body.first_name === '') throw new Untried('the account shows no first name');
			const answer = await lab.ask(endpoints.users.update, { path: { user: id }, body });
			return finding(answer.isSuccess, answerOf(answer));
		},
	},
	{
		name: 'bot-port',
		assumption: 'A webhook bot takes an address with a port, and PATCH changes it alone.',
		matters: 'Zoho Cliq Trigger (trigger/lifecycle/bot.ts)',
		writes: BOT,
		needs: ['admin'],
		async run(lab) {
			const botId = await createBot(lab);
			const body = { execution_url: ADDRESS.replace('.com', '.com:8443') };
			const answer = await lab.ask(endpoints.bots.update, { path: { botId }, body });
			return finding(answer.isSuccess, answerOf(answer));
		},
	},
	{
		name: 'bot-mention-handler',
		assumption: "A bot's mention handler is created with all its permissions at once.",
		matters: 'Zoho Cliq Trigger, which adds them later otherwise (trigger/lifecycle/bot.ts)',
		writes: BOT,
		needs: ['admin'],
		async run(lab) {
			const botId = await createBot(lab);
			const type = 'mention_handler';
			const body = { type, permissions: permissionsOf(type) };
			const answer = await lab.ask(endpoints.bots.addHandler, { path: { botId }, body });
			return finding(answer.isSuccess, answerOf(answer));
		},
	},
	{
		name: 'bot-listens',
		assumption: 'A webhook bot that listens in channels is created with channel_participation.',
		matters: 'Zoho Cliq Trigger for channels (trigger/lifecycle/bot.ts)',
		writes: BOT,
		needs: ['admin'],
		async run(lab) {
			const channel_participation = ['listen_message', 'send_message'];
			const { answer } = await tryBot(lab, { channel_participation });
			return finding(answer.isSuccess, answerOf(answer));
		},
	},
];

/** Creates a bot, to be deleted at the end of the trial; its ID is the one by which Cliq changes bots. */
async function tryBot(lab: Lab, more: JsonObject = {}) {
	const body = {
		name: `Live test ${Date.now() % 100_000}`,
		description: 'Live test of n8n-nodes-zoho-cliq; it is deleted again.',
		scope: 'personal',
		execution_type: 'webhook',
		execution_url: ADDRESS,
		...more,
	};
	const answer = await lab.ask(endpoints.bots.create, { body });
	const id = textOf(recordIn(answer.json, 'bot').id).replace(/^b-/, '');
	if (!answer.isSuccess) return { answer, botId: '' };
	const remove = async (botId: string) => await lab.ask(endpoints.bots.delete, { path: { botId } });
	lab.later(`the bot "${body.name}"`, async () => {
		const removed = await remove(`b-${id}`);
		return removed.isSuccess ? removed : await remove(id);
	});
	return { answer, botId: `b-${id}` };
}

/** The same for a bot without which a trial says nothing. */
async function createBot(lab: Lab): Promise<string> {
	const { answer, botId } = await tryBot(lab);
	if (botId === '') throw new Untried(`no bot: ${answerOf(answer)}`);
	return botId;
}
