import { messages } from '../../cliq/endpoints';
import { threadId } from '../../fields';
import { contentFields, messagesOf, readContent } from '../../messaging/content';
import { framed } from '../../messaging/frame';
import { hintsOn, hintsOnFormat } from '../../messaging/hints';
import { sendOptions } from '../../messaging/options';
import { toOutput } from '../../messaging/output';
import { outgoing, postMessages } from '../../messaging/post';
import { pickedName } from '../../messaging/target';
import type { Operation } from '../../operation/operation';
import { channelOfThread } from './fields';

const sending = sendOptions({
	appKey: true,
	linkToExecution: true,
	longText: true,
	markAsRead: true,
	mentions: true,
	neutralizeMentions: true,
	postAsBot: true,
	postInParent: true,
	replyTo: true,
	returnMessageId: true,
	senderImageUrl: true,
	senderName: true,
	textFormat: true,
});

export const reply: Operation = {
	name: 'Reply',
	action: 'Reply in thread',
	description: 'Post a message in a thread',
	endpoints: [messages.postToChat],
	fields: [channelOfThread, threadId, ...contentFields],
	options: sending.fields,

	async run(item) {
		const { parameters } = item;
		const options = sending.read(item.options);
		const id = parameters.require(threadId);
		const name = pickedName(parameters, threadId);
		const target = { type: 'chat', id, name, chatId: id } as const;
		const content = framed(item, readContent(item, options), options);
		const message = outgoing(messagesOf(content, options), target.type, options);
		const client = await item.client();
		const texts = await postMessages(client, target, message);
		item.hint([...hintsOn({ target, texts }, client, content), ...hintsOnFormat(content, options)]);
		return { ...toOutput({ target, texts }), threadId: id };
	},
};
