import { threads } from '../../cliq/endpoints';
import { callEitherWay, extensionKey } from '../../cliq/fallback';
import { invalidInput } from '../../errors';
import { channelId, messageId, resolve, text } from '../../fields';
import type { Content, MessageBody } from '../../messaging/content';
import { contentFields, messagesOf, readContent } from '../../messaging/content';
import type { SendOptions } from '../../messaging/options';
import { sendOptions } from '../../messaging/options';
import { toOutput } from '../../messaging/output';
import { outgoing } from '../../messaging/post';
import { MAX_TEXT_LENGTH } from '../../messaging/text/splitText';
import { TEXT } from '../../messaging/text/text';
import type { Operation } from '../../operation/operation';

const threadTitle = text({
	name: 'threadTitle',
	placement: 'form',
	description: 'Title of the thread. Leave empty to use the text of the message.',
	placeholder: 'e.g. Final Report Submission',
	max: 100,
});

const sending = sendOptions({
	appKey: true,
	postAsBot: true,
	postInParent: true,
	replyTo: true,
	returnMessageId: true,
	textFormat: true,
});

export const create: Operation = {
	name: 'Create',
	action: 'Create thread',
	description: 'Start a thread by replying to a message of a channel',
	endpoints: [threads.create],
	fields: [channelId, messageId, ...contentFields, threadTitle],
	options: sending.fields,

	async run(item) {
		const { parameters } = item;
		const options = sending.read(item.options);
		const found = parameters.require(channelId);
		const thread = {
			thread_message_id: parameters.require(messageId),
			thread_title: parameters.read(threadTitle),
		};
		const message = oneMessage(readContent(parameters, options), options);
		const { bodies, query } = outgoing([message], 'channel', options);

		const client = await item.client();
		const channel = await resolve(client, found);
		const body = { ...bodies[0], ...thread };
		const request = { path: { channel }, query, body };
		const answer = await callEitherWay(client, threads.create, request, extensionKey);
		client.sent.parts++;
		return toOutput({ target: { type: 'channel', id: channel }, texts: [answer] });
	},
};

/** A thread starts with one message: where a second one would go is not known in advance. */
function oneMessage(content: Content, options: SendOptions): MessageBody {
	const [first, ...others] = messagesOf(content, options);
	if (first && others.length === 0) return first;
	throw invalidInput(
		TEXT,
		`is ${content.text.length} characters long; the maximum for the first message of a thread is ${MAX_TEXT_LENGTH}`,
		'Shorten it, or send the rest with Thread: Reply.',
	);
}
