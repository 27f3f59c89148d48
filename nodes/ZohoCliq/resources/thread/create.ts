import { threads } from '../../cliq/endpoints';
import { invalidInput } from '../../errors';
import { MAX_TEXT_LENGTH } from '../../messaging/text/splitText';
import type { MessageBody } from '../../messaging/post';
import { contentFields, messagesOf, readContent } from '../../messaging/content';
import type { Content } from '../../messaging/content';
import { channelId, messageId } from '../../fields/ids';
import { readInput, text } from '../../fields/inputs';
import { SendOptions, sendOptions } from '../../messaging/options';
import type { TakenOptions } from '../../messaging/options';
import { textField } from '../../messaging/text/text';
import { toOutput } from '../../messaging/output';
import type { Operation } from '../../operation/operation';

const title = text(
	{
		displayName: 'Thread Title',
		name: 'threadTitle',
		description: 'What the thread is about. Leave empty to go by the message.',
		placeholder: 'e.g. Final Report Submission',
	},
	{ max: 100 },
);

const taken: TakenOptions = {
	postAsBot: true,
	postInParent: true,
	replyTo: true,
	returnMessageId: true,
	textFormat: true,
};

/** `POST /channels/{channel id}/message`, with the message that the thread starts from */
export const create: Operation = {
	name: 'Create',
	action: 'Create thread',
	description: 'Start a thread from a message of a channel, by answering it there',
	endpoints: [threads.create],
	fields: [
		{ name: 'channel', ...channelId.field },
		{ name: 'message', ...messageId.field },
		...contentFields,
		{ name: 'threadTitle', ...title.field },
	],
	options: sendOptions(taken),

	async run({ parameters, connect, sent }) {
		const chosen = SendOptions.read(parameters, taken);
		const findChannel = readInput(channelId, parameters);
		const findMessage = readInput(messageId, parameters);
		const findTitle = readInput(title, parameters);
		const message = oneMessage(readContent(parameters, chosen), chosen);
		const { everywhere, firstOnly } = chosen.messageKeys;

		const client = await connect(chosen.waitPolicy);
		const channel = await findChannel(client);
		const answer = await client.call(threads.create, {
			path: { channel },
			query: { bot_unique_name: chosen.sender.postAsBot || undefined },
			body: {
				...message,
				thread_message_id: await findMessage(client),
				thread_title: (await findTitle(client)) || undefined,
				...everywhere,
				...firstOnly,
			},
		});
		sent.parts++;
		return toOutput({ target: { type: 'channel', id: channel }, texts: [answer] });
	},
};

/** What starts a thread is one message: where a second one would go is not known before. */
function oneMessage(content: Content, chosen: SendOptions): MessageBody {
	const [first, ...others] = messagesOf(content, chosen);
	if (first && others.length === 0) return first;
	throw invalidInput(
		textField.displayName,
		`has ${content.text.length} characters; the first message of a thread takes ${MAX_TEXT_LENGTH}`,
		'Shorten it, or send the rest with Thread: Reply.',
	);
}
