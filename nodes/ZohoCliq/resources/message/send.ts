import type { IDataObject } from 'n8n-workflow';

import type { CliqClient } from '../../cliq/client';
import { messages } from '../../cliq/endpoints';
import { fileRejected, invalidInput } from '../../errors';
import type { Sent } from '../../errors';
import type { MessageBody, Sender, Target, TargetType } from '../../messaging/post';
import {
	commentOnFirst,
	fitsComment,
	MAX_FILES_PER_REQUEST,
	postMessages,
	postTextWithFiles,
	shareFiles,
} from '../../messaging/post';
import type { OutgoingFile } from '../../cliq/upload';
import { contentFields, messagesOf, readContent } from '../../messaging/content';
import type { Content } from '../../messaging/content';
import { attachmentsField, checkFiles, readFiles } from '../../messaging/attachments';
import { SendOptions, sendOptions } from '../../messaging/options';
import type { TakenOptions } from '../../messaging/options';
import { peopleTargetFields, readSendTo, readTarget } from '../../messaging/target';
import type { Delivery } from '../../messaging/output';
import { toOutput } from '../../messaging/output';
import type { Operation } from '../../operation/operation';

const taken: TakenOptions = {
	allowedFileTypes: true,
	attachmentDelivery: true,
	longText: true,
	markAsRead: true,
	maxFileSizeMb: true,
	postAsBot: ['channel'],
	replyTo: true,
	returnMessageId: true,
	senderImageUrl: true,
	senderName: true,
	textFormat: true,
};

/** `POST /{buddies|channelsbyname|chats}/{target}/message`, files by `…/files` */
export const send: Operation = {
	name: 'Send',
	action: 'Send message',
	description: 'Send a message to a user, channel or chat, with files if you like',
	endpoints: [messages.postToUser],
	fields: [...peopleTargetFields, ...contentFields, attachmentsField],
	options: sendOptions(taken),

	async run({ context, parameters, connect, sent }) {
		const sendTo = readSendTo(parameters, ['user', 'channel', 'chat']);
		const chosen = SendOptions.read(parameters, taken, sendTo);
		const pending = readTarget(parameters, sendTo);
		const files = await readFiles(context, parameters, parameters.list(attachmentsField));
		checkFiles(files, chosen);
		const message = composeMessage(readContent(parameters, chosen), files, sendTo, chosen);

		const client = await connect(chosen.waitPolicy);
		const target = await pending.resolve(client);
		return toOutput(await deliver(client, target, message, sent));
	},
};

/** A message that has passed every check. */
interface Message {
	/** What to post; nothing when the text travels with the files. */
	readonly messages: readonly MessageBody[];
	readonly files: readonly OutgoingFile[];
	/** Text that goes as the first file's comment. */
	readonly comment: string;
	readonly inOneRequest: boolean;
	readonly sender: Sender;
	readonly everywhere: IDataObject;
	readonly firstOnly: IDataObject;
}

function composeMessage(
	content: Content,
	files: readonly OutgoingFile[],
	sendTo: TargetType,
	chosen: SendOptions,
): Message {
	const { sender } = chosen;
	const { everywhere, firstOnly } = chosen.messageKeys;
	const delivery = chosen.choice('attachmentDelivery', ['files', 'message']);
	const inOneRequest = delivery === 'message' && files.length > 0;
	if (inOneRequest && files.length > MAX_FILES_PER_REQUEST) {
		throw fileRejected(
			`${files.length} files are too many for one message`,
			'Attach at most 10, or set the option "Attachment Delivery" to "Share Files".',
		);
	}
	if (inOneRequest && content.rich) {
		throw invalidInput(
			'Attachment Delivery',
			'must be "Share Files" for a card or JSON: only a plain text travels in one request with files',
		);
	}
	const keys = { ...everywhere, ...firstOnly };
	const asComment =
		files.length > 0 &&
		!inOneRequest &&
		!content.rich &&
		fitsComment(content.text, { type: sendTo }, sender, keys);
	return {
		messages: asComment ? [] : messagesOf(content, chosen),
		files,
		comment: asComment ? content.text : '',
		inOneRequest,
		sender,
		everywhere,
		firstOnly,
	};
}

async function deliver(
	client: CliqClient,
	target: Target,
	{ messages, files, comment, inOneRequest, sender, everywhere, firstOnly }: Message,
	sent: Sent,
): Promise<Delivery> {
	if (inOneRequest) {
		const [first, ...others] = messages;
		const keys = { ...everywhere, ...firstOnly };
		const answer = await postTextWithFiles(
			client,
			target,
			first?.text ?? '',
			files,
			sender,
			keys,
			sent,
		);
		const further = await postMessages(client, target, others, sender, everywhere, {}, sent);
		return { target, texts: [answer, ...further], files };
	}
	const answers = await postMessages(client, target, messages, sender, everywhere, firstOnly, sent);
	const comments = commentOnFirst(files, comment);
	const shares = await shareFiles(client, target, files, comments, sender, undefined, sent);
	return { target, texts: answers, shares, files };
}
