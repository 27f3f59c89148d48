import * as endpoints from '../../../nodes/ZohoCliq/cliq/endpoints';
import type { JsonObject } from '../../../nodes/ZohoCliq/cliq/json';
import { decodeMessageId, messageIdOf } from '../../../nodes/ZohoCliq/cliq/messageId';
import type { Lab } from '../lab';
import { answerOf } from '../lab';
import { channelOf, meIn, objectOf, textOf } from '../places';
import type { Trial } from '../trial';
import { finding, Untried } from '../trial';
import { removeLater, TEXT } from './writing';

const IN_CHANNEL = 'a message in --channel, deleted again';

/** Threads in the channel given by --channel, and what the bot given by --bot sends. */
export const channelTrials: Trial[] = [
	{
		name: 'post-by-channel-id',
		assumption: 'POST /channels/{id}/message, published for threads, takes a plain message too.',
		matters: 'Thread: Create (cliq/endpoints/threads.ts)',
		writes: IN_CHANNEL,
		needs: ['channel'],
		async run(lab) {
			const { answer, id } = await post(lab);
			return finding(id !== undefined, answerOf(answer));
		},
	},
	{
		name: 'thread',
		assumption: 'thread_message_id starts a thread, whose chat the message then names (CT_…-T-…).',
		matters: 'Thread: Create, Reply (resources/thread)',
		writes: 'a message with a thread in --channel, deleted again; the empty thread may stay',
		needs: ['channel'],
		async run(lab) {
			const { id = '', chat } = await post(lab);
			const more = { thread_message_id: id, thread_title: 'Live test' };
			const { answer } = await post(lab, more, false);
			if (!answer.isSuccess) return finding(false, answerOf(answer));
			const path = { chat, message: id };
			const { thread_information: thread } = await lab.need(endpoints.messages.get, { path });
			const threadChat = textOf(objectOf(thread).chat_id);
			const reply = messageIdOf(objectOf(answer.json));
			if (reply !== undefined && threadChat !== '') removeLater(lab, threadChat, reply);
			const form = threadChat.replace(/\d+/g, '…');
			return finding(threadChat.includes('-T-'), `${answerOf(answer)}, ${form || 'no chat'}`);
		},
	},
	{
		name: 'post-as-bot',
		assumption: 'A bot in a channel posts there by bot_unique_name.',
		matters: 'Message: Send with Post as Bot; whether an ID comes is open (messaging)',
		writes: 'a message of the bot in --channel, which stays: Cliq may refuse to delete it',
		needs: ['channel', 'bot'],
		async run(lab) {
			const request = {
				path: { channel: lab.options.channel ?? '' },
				query: { bot_unique_name: lab.options.bot ?? '' },
				body: { text: TEXT, sync_message: true },
			};
			const answer = await lab.ask(endpoints.messages.postToChannel, request);
			const id = messageIdOf(objectOf(answer.json));
			const seen = `${answerOf(answer)}, ${id === undefined ? 'no ID' : 'an ID'}`;
			return finding(answer.isSuccess, seen);
		},
	},
	{
		name: 'bot-message',
		assumption: "A bot's message takes userids, and comes with message_details for each person.",
		matters: 'Bot: Send Message (resources/bot/sendMessage)',
		writes: 'a message of the bot to yourself, which stays',
		needs: ['bot'],
		async run(lab) {
			const { id } = await meIn(lab);
			const body = { text: TEXT, userids: id, sync_message: true };
			const path = { bot: lab.options.bot ?? '' };
			const answer = await lab.ask(endpoints.messages.postToBot, { path, body });
			const details = objectOf(objectOf(objectOf(answer.json).message_details)[id]);
			const isThere = /^\d+_\d+$/.test(decodeMessageId(textOf(details.message_id)));
			const spelling = /"message_id"\s*:\s*"\d{13}(%20|\D+)/.exec(answer.text)?.[1];
			return finding(isThere, `${answerOf(answer)}, IDs with "${spelling ?? '?'}"`);
		},
	},
];

async function post(lab: Lab, more: JsonObject = {}, isRemoved = true) {
	const { channel_id: channel, chat_id: chatId } = await channelOf(lab);
	const chat = textOf(chatId);
	const path = { channel: textOf(channel) };
	const body = { text: TEXT, sync_message: true, ...more };
	const answer = await lab.ask(endpoints.threads.create, { path, body });
	const id = answer.isSuccess ? messageIdOf(objectOf(answer.json)) : undefined;
	if (answer.isSuccess && id === undefined && isRemoved) {
		throw new Untried(`no ID: ${answerOf(answer)}; remove the message by hand`);
	}
	if (id !== undefined && isRemoved) removeLater(lab, chat, id);
	return { answer, id, chat };
}
