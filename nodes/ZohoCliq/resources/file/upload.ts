import { files } from '../../cliq/endpoints';
import type { OutgoingFile } from '../../cliq/upload';
import { invalidInput } from '../../errors';
import {
	choice,
	field,
	files as filesField,
	hiddenFromTools,
	shownFor,
	shownWhile,
	text,
	TOOL,
	toText,
	trimmed,
} from '../../fields';
import { BINARY_FIELD_HINT, checkFiles, readFiles, textFile } from '../../messaging/attachments';
import type { SendOptions } from '../../messaging/options';
import { sendFields, sendOptions } from '../../messaging/options';
import { MAX_FILES_PER_REQUEST, shareFiles } from '../../messaging/share';
import { sendToEach } from '../../messaging/people';
import { anyTarget } from '../../messaging/target';
import { formatText } from '../../messaging/text/text';
import type { ItemContext, Operation } from '../../operation/operation';

const source = hiddenFromTools(
	choice({
		name: 'source',
		placement: 'form',
		isFixed: true,
		description: 'Where the file comes from',
		options: [
			{ name: 'Previous Node', value: 'binary', description: 'Files in the input item' },
			{ name: 'Text', value: 'text', description: 'A file made from the text below' },
		],
	}),
);

/** A tool receives no files: it shares what the AI agent wrote. */
const sourceOfTool: Pick<typeof source, 'property'> = {
	property: {
		displayName: 'Source',
		name: 'source',
		type: 'hidden',
		default: 'text',
		displayOptions: { show: { [TOOL]: [true] } },
	},
};

const binaryPropertyNames = shownFor(
	{ source: ['binary'] },
	filesField({
		name: 'binaryPropertyNames',
		label: 'Input Binary Field',
		placeholder: 'e.g. data',
		description: `More than ${MAX_FILES_PER_REQUEST} files are sent in several requests`,
		hint: BINARY_FIELD_HINT,
		default: 'data',
	}),
);

const fileName = shownFor(
	{ source: ['text'] },
	trimmed({
		name: 'fileName',
		placeholder: 'e.g. report.md',
		description: 'Name of the file in Cliq, with its extension',
	}),
);

/** Unchanged: a file may begin with white space, or contain nothing else. */
const fileContent = shownWhile(
	{ source: ['text'] },
	field(
		{
			name: 'fileContent',
			placeholder: 'e.g. # Sales this week',
			description: 'Text of the file, saved as UTF-8',
		},
		{ type: 'string', typeOptions: { rows: 6 }, default: '' },
		(raw, { label }) => toText(label, raw),
	),
);

const comment = text({
	name: 'comment',
	placement: 'form',
	placeholder: 'e.g. The report you asked for',
	description: 'Shown with the first file. To add one to each file, use the option Comments.',
	rows: 2,
});

const sending = sendOptions({
	allowedFileTypes: true,
	botSubscriber: ['bot'],
	comments: true,
	markAsRead: ['user', 'users', 'channel'],
	maxFileSizeMb: true,
	neutralizeMentions: true,
	postAsBot: ['user', 'users', 'channel', 'chat'],
	senderImageUrl: true,
	senderName: true,
	textFormat: true,
});

export const upload: Operation = {
	name: 'Upload',
	action: 'Upload file',
	description: 'Share files with a user, channel, chat or bot',
	endpoints: [files.shareWithUser],
	fields: [
		...anyTarget.fields,
		source,
		sourceOfTool,
		binaryPropertyNames,
		fileName,
		fileContent,
		comment,
	],
	options: sending.fields,

	async run(item) {
		const { parameters } = item;
		const sendTo = anyTarget.readType(parameters);
		const sender = sending.read(item.options, sendTo);
		const find = anyTarget.read(parameters, sendTo);
		const files = await filesToUpload(item);
		checkFiles(files, sender);
		const comments = commentsFor(files, parameters.read(comment) ?? '', sender);

		const client = await item.client();
		const { botSubscriber: subscriber } = sender;
		const share = { files, comments, sender, subscriber };
		return await sendToEach(
			item,
			client,
			{ sendTo, targets: await find(client) },
			async (target) => ({
				...{ target, files },
				shares: await shareFiles(client, target, share),
			}),
		);
	},
};

async function filesToUpload({ context, parameters }: ItemContext): Promise<OutgoingFile[]> {
	if ((parameters.read(source) ?? 'text') === 'text') {
		return [textFile(parameters.require(fileName), parameters.read(fileContent) ?? '')];
	}
	return await readFiles(context, parameters, parameters.require(binaryPropertyNames));
}

/** One per file; the option's entries replace the field's by position. */
function commentsFor(
	files: readonly OutgoingFile[],
	first: string,
	options: SendOptions,
): string[] {
	const { comments = [] } = options;
	if (comments.length > files.length) {
		const uploaded = files.length === 1 ? '1 file' : `${files.length} files`;
		const { displayName: label } = sendFields.comments.property;
		throw invalidInput(label, `has ${comments.length} entries for ${uploaded}`);
	}
	const commentOn = (index: number) => comments[index] || (index === 0 ? first : '');
	return files.map((_, index) => formatText(commentOn(index), options));
}
