import { messages } from '../../cliq/endpoints';
import { postMessages } from '../../messaging/post';
import { contentFields, messagesOf, readContent } from '../../messaging/content';
import { threadId } from '../../fields/ids';
import { readInput } from '../../fields/inputs';
import { SendOptions, sendOptions } from '../../messaging/options';
import type { TakenOptions } from '../../messaging/options';
import { toOutput } from '../../messaging/output';
import type { Operation } from '../../operation/operation';
import { channelOfThread } from './fields';

const taken: TakenOptions = {
	longText: true,
	markAsRead: true,
	postAsBot: true,
	postInParent: true,
	replyTo: true,
	returnMessageId: true,
	senderImageUrl: true,
	senderName: true,
	textFormat: true,
};

/** `POST /chats/{thread chat id}/message` */
export const reply: Operation = {
	name: 'Reply',
	action: 'Reply in thread',
	description: 'Post a message in a thread',
	endpoints: [messages.postToChat],
	fields: [channelOfThread, { name: 'thread', ...threadId.field }, ...contentFields],
	options: sendOptions(taken),

	async run({ parameters, connect, sent }) {
		const chosen = SendOptions.read(parameters, taken);
		const thread = readInput(threadId, parameters);
		const messages = messagesOf(readContent(parameters, chosen), chosen);
		const { sender } = chosen;
		const { everywhere, firstOnly } = chosen.messageKeys;

		const client = await connect(chosen.waitPolicy);
		const target = { type: 'chat', id: await thread(client) } as const;
		const answers = await postMessages(
			client,
			target,
			messages,
			sender,
			everywhere,
			firstOnly,
			sent,
		);
		return toOutput({ target, texts: answers });
	},
};
