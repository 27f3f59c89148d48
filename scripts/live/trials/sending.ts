import * as endpoints from '../../../nodes/ZohoCliq/cliq/endpoints';
import { answerOf } from '../lab';
import { objectOf } from '../places';
import type { Trial } from '../trial';
import { finding } from '../trial';
import { eitherSpelling } from './messages';
import {
	chosenChat,
	FILE_NAME,
	MESSAGE,
	removeFileLater,
	sendMessage,
	TEXT,
	tryMessage,
} from './writing';

const needs = ['chat'] as const;

/** The longest address that a button takes. [Zoho's OpenAPI] */
const LONGEST_URL = 'https://n8n.example.com/webhook-waiting/'.padEnd(256, '0');

const button = (web: string) => ({
	label: 'Live test',
	type: '+',
	action: { type: 'open.url', data: { web } },
});

/** Messages in the chat given by --chat. */
export const sendingTrials: Trial[] = [
	{
		name: 'message-id',
		assumption: 'With sync_message, a message comes with its ID.',
		matters: 'Message: Send, and all that needs the ID (messaging)',
		writes: MESSAGE,
		needs,
		async run(lab) {
			const { answer, id } = await tryMessage(lab);
			const seen = `${answerOf(answer)}, ${id === undefined ? 'no ID' : 'an ID'}`;
			return finding(/^\d{13}_\d+$/.test(id ?? ''), seen);
		},
	},
	{
		name: 'unknown-key',
		assumption: 'An unknown key of a body is refused with extra_key_found.',
		matters: 'sending a request in another form (cliq/fallback.ts)',
		writes: 'nothing if it is refused, otherwise a message in --chat, deleted again',
		needs,
		async run(lab) {
			const { answer } = await tryMessage(lab, { n8n_live_trial: 1 });
			return finding(answer.refusal.code === 'extra_key_found', answerOf(answer));
		},
	},
	{
		name: 'reply',
		assumption: 'reply_to takes a message ID with an underscore.',
		matters: 'Message: Send with Reply To',
		writes: 'two messages in --chat, deleted again',
		needs,
		async run(lab) {
			const { answer } = await tryMessage(lab, { reply_to: await sendMessage(lab) });
			return finding(answer.isSuccess, answerOf(answer));
		},
	},
	{
		name: 'button-link',
		assumption: 'A button takes a link of 256 characters.',
		matters: 'Message: Send and Wait for Response (resources/message/sendAndWait/compose.ts)',
		writes: MESSAGE,
		needs,
		async run(lab) {
			const { answer } = await tryMessage(lab, { buttons: [button(LONGEST_URL)] });
			return finding(answer.isSuccess, answerOf(answer));
		},
	},
	{
		name: 'button-localhost',
		assumption: 'A button takes an address such as http://localhost:5678.',
		matters: 'Message: Send and Wait for Response while trying n8n out',
		writes: MESSAGE,
		needs,
		async run(lab) {
			const buttons = [button('http://localhost:5678/webhook-waiting/1')];
			const { answer } = await tryMessage(lab, { buttons });
			return finding(answer.isSuccess, answerOf(answer));
		},
	},
	{
		name: 'edit',
		assumption: 'A message is edited by its ID with an underscore.',
		matters: 'Message: Update (cliq/layers/respelling.ts)',
		writes: MESSAGE,
		needs,
		async run(lab) {
			const chat = chosenChat(lab);
			const body = { text: `${TEXT} Edited.` };
			return await eitherSpelling(
				await sendMessage(lab),
				async (message) =>
					await lab.ask(endpoints.messages.update, { path: { chat, message }, body }),
			);
		},
	},
	{
		name: 'edit-buttons',
		assumption: 'An edit takes a card, and an empty list of buttons that removes them.',
		matters: 'an answered approval (resources/message/sendAndWait/outcome.ts); look in every app',
		writes: MESSAGE,
		needs,
		async run(lab) {
			const buttons = [button('https://n8n.example.com/')];
			const message = await sendMessage(lab, { buttons });
			const card = { theme: 'modern-inline', title: 'Live test' };
			const request = {
				path: { chat: chosenChat(lab), message },
				body: { text: `${TEXT} Answered.`, buttons: [], card },
			};
			return finding(...(await accepted(lab.ask(endpoints.messages.update, request))));
		},
	},
	{
		name: 'reaction',
		assumption: 'A reaction is an emoji itself, and is removed by it in the body.',
		matters: 'Reaction: Add, Get Many, Remove',
		writes: `a reaction to ${MESSAGE}`,
		needs,
		async run(lab) {
			const path = { chat: chosenChat(lab), message: await sendMessage(lab) };
			const body = { emoji_code: '👍' };
			await lab.need(endpoints.messages.addReaction, { path, body });
			const listed = await lab.need(endpoints.messages.getReactions, { path });
			const isThere = Object.keys(objectOf(listed.data)).length > 0;
			const answer = await lab.ask(endpoints.messages.removeReaction, { path, body });
			return finding(isThere && answer.isSuccess, `removed: ${answerOf(answer)}`);
		},
	},
	{
		name: 'delete',
		assumption: "A message of one's own is deleted by its ID with an underscore.",
		matters: 'Message: Delete (cliq/layers/respelling.ts)',
		writes: MESSAGE,
		needs,
		async run(lab) {
			const chat = chosenChat(lab);
			return await eitherSpelling(await sendMessage(lab), async (message) => {
				const answer = await lab.ask(endpoints.messages.delete, { path: { chat, message } });
				if (answer.isSuccess) lab.forget();
				return answer;
			});
		},
	},
	{
		name: 'typing',
		assumption: "v3's activities of a chat take text_cleared.",
		matters: 'Chat: Send Typing',
		writes: 'nothing that stays: that typing ended in --chat',
		needs,
		async run(lab) {
			const request = { path: { chat: chosenChat(lab) }, body: { action: 'text_cleared' } };
			return finding(...(await accepted(lab.ask(endpoints.chats.sendTyping, request))));
		},
	},
	{
		name: 'file-part',
		assumption: 'The part of a file is named "files", and comments are a list.',
		matters: 'File: Upload, which tries "file" next (cliq/upload.ts)',
		writes: 'a file in --chat, whose message is deleted again',
		needs,
		async run(lab) {
			const chat = chosenChat(lab);
			const body = new FormData();
			body.append('comments', JSON.stringify([TEXT]));
			body.append('files', new Blob(['Live test']), FILE_NAME);
			const answer = await lab.ask(endpoints.files.shareWithChat, { path: { chat }, body });
			if (answer.isSuccess) await removeFileLater(lab, chat);
			return finding(answer.isSuccess, answerOf(answer));
		},
	},
];

async function accepted(asking: Promise<Parameters<typeof answerOf>[0]>) {
	const answer = await asking;
	return [answer.isSuccess, answerOf(answer)] as const;
}
