import { decodeMessageId } from '../cliq/messageId';
import { invalidInput } from '../errors';
import type { Field, Values } from '../fields';
import { boolean, choice, field, list, mapped, number, toText, trimmed, url } from '../fields';
import type { Chosen } from '../fields/commonOptions';
import { botChoice } from '../fields/pickers';
import type { TargetType } from './target';
import { MAX_TEXT_LENGTH } from './text/splitText';

/** Of a file. [Zoho's OpenAPI] */
export const MAX_FILE_MB = 50;

/** Every option of sends, once. Which operation supports which stands with the operation. */
export const sendFields = {
	allowedFileTypes: list({
		name: 'allowedFileTypes',
		label: 'Allowed File Types',
		placeholder: 'e.g. pdf, docx, image/*',
		description:
			'Refuse every other file before anything is sent: extensions or MIME types, separated by commas. Leave empty to allow all.',
	}),
	attachmentDelivery: choice({
		name: 'attachmentDelivery',
		label: 'Attachment Delivery',
		description: 'How the attachments travel',
		options: [
			{
				name: 'Share Files',
				value: 'files',
				description: 'Share the files with the text as their comment, or right after the text',
			},
			{
				name: 'In the Message',
				value: 'message',
				description:
					'Send text and files in one message. Not documented by Zoho: not every Cliq takes it.',
			},
		],
	}),
	botSubscriber: field<string>(
		{
			name: 'botSubscriber',
			label: 'Bot Subscriber Name or ID',
			description:
				'Share the files with this one subscriber of the bot instead of all. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getBotSubscribers', loadOptionsDependsOn: ['bot.value'] },
			default: '',
		},
		(raw, { label }) => toText(label, raw).trim(),
	),
	/** Unlike in other lists, empty ones count: each is for a file. */
	comments: field<string[]>(
		{
			name: 'comments',
			label: 'Comments',
			placeholder: 'e.g. Revenue chart for Q3',
			description: 'One for each file, in their order. Takes the place of Comment.',
		},
		{
			type: 'string',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Comment' },
			default: [],
		},
		(raw, { label }) => {
			const given: unknown[] = Array.isArray(raw) ? raw : [raw];
			return given.map((entry) => toText(label, entry));
		},
	),
	longText: choice({
		name: 'longText',
		label: 'Long Text',
		description: `What to do with a text longer than the ${MAX_TEXT_LENGTH.toLocaleString('en')} characters that fit into a message`,
		options: [
			{
				name: 'Split',
				value: 'split',
				description:
					'Send it as several messages, cut between paragraphs, lines, sentences or words',
			},
			{ name: 'Fail', value: 'fail', description: 'Send nothing and show an error' },
		],
	}),
	markAsRead: boolean({
		name: 'markAsRead',
		label: 'Mark as Read',
		description: 'Whether the message is already read for the connected account',
	}),
	maxFileSizeMb: number({
		name: 'maxFileSizeMb',
		label: 'Max File Size (MB)',
		description: `Refuse larger files before anything is sent. Cliq itself takes ${MAX_FILE_MB} MB at most.`,
		default: MAX_FILE_MB,
		min: 0,
		max: MAX_FILE_MB,
		precision: 3,
	}),
	postAsBot: botChoice({
		name: 'postAsBot',
		label: 'Post as Bot Name or ID',
		description: 'The bot must be a participant of the conversation.',
	}),
	postInParent: boolean({
		name: 'postInParent',
		label: 'Post in Channel Too',
		description: 'Whether to post the message in the channel of the thread as well',
	}),
	/** Decoded, as it goes into a body. */
	replyTo: mapped(
		trimmed({
			name: 'replyTo',
			label: 'Reply To',
			placeholder: 'e.g. 1599387839188_229293271789',
			description: 'ID of the message to reply to, as an earlier Zoho Cliq node gave it',
		}),
		decodeMessageId,
	),
	returnMessageId: boolean({
		name: 'returnMessageId',
		label: 'Return Message ID',
		description:
			'Whether to wait until Cliq has posted the message and return its ID, to reply to it or change it later',
	}),
	rowsPerTable: number({
		name: 'rowsPerTable',
		label: 'Rows per Table',
		description:
			'How many rows stand in one table. More go into further tables, and those that do not fit into a message into further messages.',
		default: 50,
		min: 1,
	}),
	senderImageUrl: url({
		name: 'senderImageUrl',
		label: 'Sender Image URL',
		placeholder: 'e.g. https://example.com/robot.png',
		description:
			'Picture to show as the sender; the message still comes from the connected account',
	}),
	senderName: trimmed({
		name: 'senderName',
		label: 'Sender Name',
		placeholder: 'e.g. Build Robot',
		description: 'Name to show as the sender; the message still comes from the connected account',
	}),
	textFormat: choice({
		name: 'textFormat',
		label: 'Text Format',
		description: 'How the text is written',
		options: [
			{
				name: 'Cliq',
				value: 'cliq',
				description:
					'Sent as it is: *bold*, _italic_, ~strike~, `code`, [link](https://example.com)',
			},
			{
				name: 'Markdown',
				value: 'markdown',
				description: 'Standard Markdown, as AI models write it, is turned into what Cliq shows',
			},
		],
	}),
};

/** What the user chose for a send; what was not added or is empty is missing. */
export type SendOptions = Partial<Values<typeof sendFields>>;

/** How a message or a file looks and arrives, as far as the user asked for it. */
export type Sender = Pick<
	SendOptions,
	'postAsBot' | 'senderName' | 'senderImageUrl' | 'markAsRead'
>;

type OptionName = keyof SendOptions;

/** Options that an operation supports: always, or only for some kinds of target. */
export type SupportedOptions = Readonly<Partial<Record<OptionName, true | readonly TargetType[]>>>;

/** The options of a send as an operation has them. */
interface SendOptionFields {
	/** Each shown only where it is supported. */
	readonly fields: ReadonlyArray<Field<unknown>>;
	/**
	 * @param sendTo the chosen kind of target, where the operation has a choice
	 * @throws INVALID_INPUT for an option that is not supported for it: n8n's form does not offer it, but an
	 * expression can set it, and dropping it silently would send something else than was asked for
	 */
	readonly read: (chosen: Chosen, sendTo?: TargetType) => SendOptions;
}

/** @returns the options that an operation supports, and how they are read */
export function sendOptions(supported: SupportedOptions): SendOptionFields {
	const all = Object.entries<Field<unknown>>(sendFields);
	const fields = all.flatMap(([name, option]) => {
		const targets = supported[name as OptionName];
		return targets === undefined ? [] : [targets === true ? option : shownFor(option, targets)];
	});
	return { fields, read: (chosen, sendTo) => readOptions(supported, chosen, sendTo) };
}

function shownFor({ property, ...option }: Field<unknown>, targets: readonly TargetType[]) {
	return {
		...option,
		property: { ...property, displayOptions: { show: { '/sendTo': [...targets] } } },
	};
}

/** Most items have none, so only what was chosen is looked at. */
function readOptions(
	supported: SupportedOptions,
	chosen: Chosen,
	sendTo: TargetType | undefined,
): SendOptions {
	const values: Record<string, unknown> = {};
	for (const name of Object.keys(chosen.values)) {
		const targets = Object.hasOwn(supported, name) ? supported[name as OptionName] : undefined;
		if (targets === undefined) continue;
		const option: Field<unknown> = sendFields[name as OptionName];
		const isSupported = targets === true || (sendTo !== undefined && targets.includes(sendTo));
		if (isSupported) values[name] = chosen.read(option);
		// What is switched off asks for nothing.
		else if (chosen.values[name] !== false) throw unsupported(option, targets);
	}
	return values;
}

function unsupported(
	{ property: { displayName } }: Field<unknown>,
	targets: readonly TargetType[],
): Error {
	return invalidInput(
		displayName,
		`can only be used when sending to: ${targets.join(', ')}`,
		`Remove "${displayName}" from the options.`,
	);
}
