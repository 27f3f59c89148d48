import { messages } from '../../cliq/endpoints';
import { threadId } from '../../fields';
import { contentFields, messagesOf, readContent } from '../../messaging/content';
import { hintsOn } from '../../messaging/hints';
import { sendOptions } from '../../messaging/options';
import { toOutput } from '../../messaging/output';
import { outgoing, postMessages } from '../../messaging/post';
import type { Operation } from '../../operation/operation';
import { channelOfThread } from './fields';

const sending = sendOptions({
	longText: true,
	markAsRead: true,
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
		const target = { type: 'chat', id: parameters.require(threadId) } as const;
		const content = readContent(parameters, options);
		const message = outgoing(messagesOf(content, options), target.type, options);
		const texts = await postMessages(await item.client(), target, message);
		item.hint(hintsOn({ target, texts }));
		return toOutput({ target, texts });
	},
};
