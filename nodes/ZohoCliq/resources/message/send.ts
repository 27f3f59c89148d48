import type { IDataObject } from 'n8n-workflow';

import type { CliqClient } from '../../cliq/client';
import { fileRejected } from '../../cliq/errors';
import type { Sent } from '../../cliq/errors';
import type { Sender, Target, TargetType } from '../../cliq/send';
import {
	commentOnFirst,
	fitsComment,
	MAX_FILES_PER_REQUEST,
	postText,
	postTextWithFiles,
	shareFiles,
} from '../../cliq/send';
import type { OutgoingFile } from '../../cliq/upload';
import { attachmentsField, checkFiles, readFiles } from '../../fields/files';
import { Options } from '../../fields/options';
import type { TakenOptions } from '../../fields/options';
import { peopleTargetFields, readSendTo, readTarget } from '../../fields/targets';
import { readText, textField, toMessages } from '../../fields/text';
import type { Delivery } from '../delivery';
import { toOutput } from '../delivery';
import type { Operation } from '../operation';

const options: TakenOptions = {
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
	action: 'Send a message',
	description: 'Send a message to a user, channel or chat, with files if you like',
	endpoints: ['messages.postToUser'],
	fields: [...peopleTargetFields, textField, attachmentsField],
	options,

	async run({ context, parameters, connect, sent }) {
		const sendTo = readSendTo(parameters, ['user', 'channel', 'chat']);
		const chosen = Options.read(parameters, options, sendTo);
		const pending = readTarget(parameters, sendTo);
		const files = await readFiles(context, parameters, parameters.list(attachmentsField));
		checkFiles(files, chosen);
		const message = composeMessage(readText(parameters, chosen), files, sendTo, chosen);

		const client = await connect(chosen.waitPolicy);
		const target = await pending.resolve(client);
		return toOutput(await deliver(client, target, message, sent));
	},
};

/** A message that has passed every check. */
interface Message {
	/** The texts to post; none when the text travels with the files. */
	readonly texts: readonly string[];
	readonly files: readonly OutgoingFile[];
	/** Text that goes as the first file's comment. */
	readonly comment: string;
	readonly inOneRequest: boolean;
	readonly sender: Sender;
	readonly everywhere: IDataObject;
	readonly firstOnly: IDataObject;
}

function composeMessage(
	text: string,
	files: readonly OutgoingFile[],
	sendTo: TargetType,
	chosen: Options,
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
	const keys = { ...everywhere, ...firstOnly };
	const asComment =
		files.length > 0 && !inOneRequest && fitsComment(text, { type: sendTo }, sender, keys);
	return {
		texts: asComment ? [] : toMessages(text, chosen),
		files,
		comment: asComment ? text : '',
		inOneRequest,
		sender,
		everywhere,
		firstOnly,
	};
}

async function deliver(
	client: CliqClient,
	target: Target,
	{ texts, files, comment, inOneRequest, sender, everywhere, firstOnly }: Message,
	sent: Sent,
): Promise<Delivery> {
	if (inOneRequest) {
		const [first = '', ...others] = texts;
		const keys = { ...everywhere, ...firstOnly };
		const answer = await postTextWithFiles(client, target, first, files, sender, keys, sent);
		const further = await postText(client, target, others, sender, everywhere, {}, sent);
		return { target, texts: [answer, ...further], files };
	}
	const answers = await postText(client, target, texts, sender, everywhere, firstOnly, sent);
	const comments = commentOnFirst(files, comment);
	const shares = await shareFiles(client, target, files, comments, sender, undefined, sent);
	return { target, texts: answers, shares, files };
}
