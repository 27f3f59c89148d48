import type { INodeProperties } from 'n8n-workflow';

import { files } from '../../cliq/endpoints';
import { invalidInput } from '../../errors';
import { shareFiles } from '../../messaging/post';
import type { OutgoingFile } from '../../cliq/upload';
import { BINARY_FIELD_HINT, checkFiles, readFiles, textFile } from '../../messaging/attachments';
import { SendOptions, sendOptions } from '../../messaging/options';
import type { TakenOptions } from '../../messaging/options';
import { anyTargetFields, readSendTo, readTarget } from '../../messaging/target';
import { formatText } from '../../messaging/text/text';
import { toOutput } from '../../messaging/output';
import type { ItemRun, Operation } from '../../operation/operation';

const source: INodeProperties = {
	displayName: 'Source',
	name: 'source',
	type: 'options',
	options: [
		{
			name: 'Previous Node',
			value: 'binary',
			description: 'Files in the item that an earlier node put out',
		},
		{
			name: 'Text',
			value: 'text',
			description: 'A file made from the text below, for reports that an AI agent wrote',
		},
	],
	default: 'binary',
	description: 'Where the file comes from',
};

const binaryPropertyNames: INodeProperties = {
	displayName: 'Input Binary Field',
	name: 'binaryPropertyNames',
	type: 'string',
	default: 'data',
	placeholder: 'e.g. data',
	hint: BINARY_FIELD_HINT,
	description: 'More than 10 files go out in several requests',
	displayOptions: { show: { source: ['binary'] } },
};

const fileName: INodeProperties = {
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. report.md',
	description: 'Name the file gets in Cliq, with its extension',
	displayOptions: { show: { source: ['text'] } },
};

const fileContent: INodeProperties = {
	displayName: 'File Content',
	name: 'fileContent',
	type: 'string',
	typeOptions: { rows: 6 },
	default: '',
	placeholder: 'e.g. # Sales this week',
	description: 'Text that the file holds, saved as UTF-8',
	displayOptions: { show: { source: ['text'] } },
};

const comment: INodeProperties = {
	displayName: 'Comment',
	name: 'comment',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. The report you asked for',
	description: 'Shown with the first file. For one on each file use the option Comments.',
};

const taken: TakenOptions = {
	allowedFileTypes: true,
	botSubscriber: ['bot'],
	comments: true,
	markAsRead: ['user', 'channel'],
	maxFileSizeMb: true,
	postAsBot: ['user', 'channel', 'chat'],
	senderImageUrl: true,
	senderName: true,
	textFormat: true,
};

/** `POST /{buddies|channelsbyname|chats|bots}/{target}/files`, multipart */
export const upload: Operation = {
	name: 'Upload',
	action: 'Upload file',
	description: 'Share files with a user, channel, chat or bot',
	endpoints: [files.shareWithUser],
	fields: [...anyTargetFields, source, binaryPropertyNames, fileName, fileContent, comment],
	options: sendOptions(taken),

	async run(item) {
		const { parameters, sent } = item;
		const sendTo = readSendTo(parameters, ['user', 'channel', 'chat', 'bot']);
		const chosen = SendOptions.read(parameters, taken, sendTo);
		const pending = readTarget(parameters, sendTo);
		const files = await filesToUpload(item);
		checkFiles(files, chosen);
		const comments = commentsFor(files, parameters.text(comment), chosen);
		const { sender } = chosen;

		const client = await item.connect(chosen.waitPolicy);
		const target = await pending.resolve(client);
		const subscriber = chosen.text('botSubscriber');
		const shares = await shareFiles(client, target, files, comments, sender, subscriber, sent);
		return toOutput({ target, shares, files });
	},
};

async function filesToUpload({ context, parameters }: ItemRun): Promise<OutgoingFile[]> {
	if (parameters.choice(source, ['binary', 'text']) === 'text') {
		const name = parameters.text(fileName);
		return [textFile(fileName.displayName, name, parameters.text(fileContent))];
	}
	const names = parameters.list(binaryPropertyNames);
	if (names.length === 0) throw invalidInput(binaryPropertyNames.displayName, 'must not be empty');
	return await readFiles(context, parameters, names);
}

/** One for each file; the option's entries take the place of the field's by position. */
function commentsFor(files: readonly OutgoingFile[], first: string, chosen: SendOptions): string[] {
	const { comments } = chosen;
	if (comments.length > files.length) {
		throw invalidInput(
			'Comments',
			`has ${comments.length} entries for ${files.length} ${files.length === 1 ? 'file' : 'files'}`,
		);
	}
	return files.map((_, index) => formatText(comments[index] || (index === 0 ? first : ''), chosen));
}
