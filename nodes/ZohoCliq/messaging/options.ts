import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { WaitPolicy } from '../cliq/client';
import { invalidInput } from '../errors';
import type { JsonObject } from '../cliq/json';
import type { Sender, TargetType } from './post';
import { decodeMessageId } from '../cliq/messageId';
import { MAX_FILE_MB } from './post';
import { isSafeUrl } from '../cliq/urls';
import { readOptions } from '../fields/commonOptions';
import { toChoice, toFlag, toList, toNumber, toText } from '../fields/parameters';
import type { ItemParameters } from '../fields/parameters';

/** Every option of sending, once. Which operation takes which stands with the operation. */
const optionFields = {
	allowedFileTypes: {
		displayName: 'Allowed File Types',
		name: 'allowedFileTypes',
		type: 'string',
		default: '',
		placeholder: 'e.g. pdf, docx, image/*',
		description:
			'Refuse every other file before anything is sent: extensions or MIME types, separated by commas. Leave empty to allow all.',
	},
	attachmentDelivery: {
		displayName: 'Attachment Delivery',
		name: 'attachmentDelivery',
		type: 'options',
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
		default: 'files',
		description: 'How the attachments travel',
	},
	botSubscriber: {
		displayName: 'Bot Subscriber Name or ID',
		name: 'botSubscriber',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getBotSubscribers', loadOptionsDependsOn: ['bot.value'] },
		default: '',
		description:
			'Share the files with this one subscriber of the bot instead of all. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	comments: {
		displayName: 'Comments',
		name: 'comments',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Comment' },
		default: [],
		placeholder: 'e.g. Revenue chart for Q3',
		description: 'One for each file, in their order. Takes the place of Comment.',
	},
	longText: {
		displayName: 'Long Text',
		name: 'longText',
		type: 'options',
		options: [
			{
				name: 'Split',
				value: 'split',
				description:
					'Send it as several messages, cut between paragraphs, lines, sentences or words',
			},
			{ name: 'Fail', value: 'fail', description: 'Send nothing and show an error' },
		],
		default: 'split',
		description: 'What to do with a text longer than the 5,000 characters that fit into a message',
	},
	markAsRead: {
		displayName: 'Mark as Read',
		name: 'markAsRead',
		type: 'boolean',
		default: false,
		description: 'Whether the message is already read for the connected account',
	},
	maxFileSizeMb: {
		displayName: 'Max File Size (MB)',
		name: 'maxFileSizeMb',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: MAX_FILE_MB, numberPrecision: 3 },
		default: MAX_FILE_MB,
		description: 'Refuse larger files before anything is sent. Cliq itself takes 50 MB at most.',
	},
	postAsBot: {
		displayName: 'Post as Bot Name or ID',
		name: 'postAsBot',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getBots' },
		default: '',
		description:
			'The bot must be a participant of the conversation. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	postInParent: {
		displayName: 'Post in Channel Too',
		name: 'postInParent',
		type: 'boolean',
		default: false,
		description: 'Whether to post the message in the channel of the thread as well',
	},
	replyTo: {
		displayName: 'Reply To',
		name: 'replyTo',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1599387839188_229293271789',
		description: 'ID of the message to reply to, as an earlier Zoho Cliq node gave it',
	},
	returnMessageId: {
		displayName: 'Return Message ID',
		name: 'returnMessageId',
		type: 'boolean',
		default: false,
		description:
			'Whether to wait until Cliq has posted the message and return its ID, to reply to it or change it later',
	},
	rowsPerTable: {
		displayName: 'Rows per Table',
		name: 'rowsPerTable',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description:
			'How many rows stand in one table. More go into further tables, and those that do not fit into a message into further messages.',
	},
	senderImageUrl: {
		displayName: 'Sender Image URL',
		name: 'senderImageUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/robot.png',
		description:
			'Picture to show as the sender; the message still comes from the connected account',
	},
	senderName: {
		displayName: 'Sender Name',
		name: 'senderName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Build Robot',
		description: 'Name to show as the sender; the message still comes from the connected account',
	},
	textFormat: {
		displayName: 'Text Format',
		name: 'textFormat',
		type: 'options',
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
		default: 'cliq',
		description: 'How the text is written',
	},
} as const satisfies Record<string, INodeProperties>;

export type OptionName = keyof typeof optionFields;

/** The options that an operation takes: always, or only for some kinds of target. */
export type TakenOptions = Readonly<Partial<Record<OptionName, true | readonly TargetType[]>>>;

/**
 * @param taken what the operation takes
 * @returns those options, each shown only where it is taken
 */
export function sendOptions(taken: TakenOptions): INodeProperties[] {
	return Object.entries(optionFields).flatMap(([name, field]) => {
		const targets = taken[name as OptionName];
		if (targets === undefined) return [];
		if (targets === true) return [field];
		return [{ ...field, displayOptions: { show: { '/sendTo': [...targets] } } }];
	});
}

/** An item's options, checked against what the operation takes. */
export class SendOptions {
	private constructor(
		private readonly values: JsonObject,
		readonly waitPolicy: WaitPolicy,
	) {}

	/**
	 * @param sendTo the chosen kind of target, where the operation has one
	 * @throws INVALID_INPUT for an option that is not taken here: n8n's form does not offer it, but an
	 * expression can set it, and dropping it silently would send something else than was asked for
	 */
	static read(parameters: ItemParameters, taken: TakenOptions, sendTo?: TargetType): SendOptions {
		// For every item: only the names count here, not how the form shows them.
		const fields = (Object.keys(taken) as OptionName[]).map((name) => optionFields[name]);
		const { values, waitPolicy } = readOptions(parameters, fields);
		for (const name of Object.keys(values) as OptionName[]) {
			const targets = taken[name] ?? true;
			const isTaken = targets === true || (sendTo && targets.includes(sendTo));
			if (isTaken || values[name] === false) continue;
			const { displayName } = optionFields[name];
			throw invalidInput(
				displayName,
				`can only be used when sending to: ${targets.join(', ')}`,
				`Remove "${displayName}" from the options.`,
			);
		}
		return new SendOptions(values, waitPolicy);
	}

	text(name: OptionName): string {
		return toText(optionFields[name], this.values[name]).trim();
	}

	list(name: OptionName): string[] {
		return toList(optionFields[name], this.values[name]);
	}

	flag(name: OptionName): boolean {
		return toFlag(optionFields[name], this.values[name] ?? false);
	}

	choice<Value extends string>(name: OptionName, offered: readonly [Value, ...Value[]]): Value {
		return toChoice(optionFields[name], this.values[name] ?? offered[0], offered);
	}

	/** @throws INVALID_INPUT unless it is a number from `min` to `max` */
	number(name: OptionName, fallback: number, max = Infinity, min = 0): number {
		return toNumber(optionFields[name], this.values[name] ?? fallback, min, max);
	}

	/** @throws INVALID_INPUT unless it is empty or an https URL (http on this machine) without a login */
	url(name: OptionName): string {
		return checkedUrl(optionFields[name].displayName, this.text(name));
	}

	/** One entry for each file; unlike in other lists, empty ones count. */
	get comments(): string[] {
		const value = this.values.comments ?? [];
		const entries: unknown[] = Array.isArray(value) ? value : [value];
		return entries.map((entry) => toText(optionFields.comments, entry));
	}

	get sender(): Sender {
		return {
			postAsBot: this.text('postAsBot'),
			name: this.text('senderName'),
			imageUrl: this.url('senderImageUrl'),
			markAsRead: this.flag('markAsRead'),
		};
	}

	/** Decoded once, as it goes into a body. */
	get replyTo(): string {
		return decodeMessageId(this.text('replyTo'));
	}

	/** Keys of a message's body: of every message, and of the first one of a split text. */
	get messageKeys(): { everywhere: IDataObject; firstOnly: IDataObject } {
		const { replyTo } = this;
		return {
			everywhere: {
				...(this.flag('returnMessageId') ? { sync_message: true } : {}),
				...(this.flag('postInParent') ? { post_in_parent: true } : {}),
			},
			firstOnly: replyTo === '' ? {} : { reply_to: replyTo },
		};
	}
}

/**
 * @param url '' for none
 * @throws INVALID_INPUT unless it is an https URL (http on this machine) without user name and password
 */
export function checkedUrl(label: string, url: string): string {
	if (url === '' || isSafeUrl(url)) return url;
	// The address is not repeated: it may hold a password.
	throw invalidInput(label, 'must be an https:// address without user name and password in it');
}
