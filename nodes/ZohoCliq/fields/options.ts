import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { WaitPolicy } from '../cliq/client';
import { invalidInput } from '../cliq/errors';
import { isJsonObject } from '../cliq/json';
import type { JsonObject } from '../cliq/json';
import type { Sender, TargetType } from '../cliq/send';
import { decodeMessageId, MAX_FILE_MB } from '../cliq/send';
import { isSafeUrl } from '../cliq/urls';
import { toChoice, toList, toText } from './parameters';
import type { ItemParameters } from './parameters';

/** Every option, once. Which operation takes which stands with the operation. */
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
	maxWaitSeconds: {
		displayName: 'Max Wait (Seconds)',
		name: 'maxWaitSeconds',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 660,
		description:
			'The longest single wait when Cliq takes no more calls. Its longest usual lock is 10 minutes; 660 outlasts that.',
	},
	onRateLimit: {
		displayName: 'On Rate Limit',
		name: 'onRateLimit',
		type: 'options',
		options: [
			{ name: 'Wait', value: 'wait', description: 'Wait until Cliq takes calls again, then go on' },
			{ name: 'Fail', value: 'fail', description: 'Show an error at once' },
		],
		default: 'wait',
		description: 'What to do when Cliq takes no more calls for a while',
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

/** Every operation has these two. */
const COMMON: TakenOptions = { maxWaitSeconds: true, onRateLimit: true };

/**
 * @param taken what the operation takes beside the options that all have
 * @returns the operation's Options collection, each option shown only where it is taken
 */
export function optionsField(taken: TakenOptions): INodeProperties {
	const names = Object.keys(optionFields) as OptionName[];
	const all = { ...taken, ...COMMON };
	return {
		...OPTIONS,
		options: names.flatMap((name) => {
			const targets = all[name];
			if (targets === undefined) return [];
			if (targets === true) return [optionFields[name]];
			return [{ ...optionFields[name], displayOptions: { show: { '/sendTo': [...targets] } } }];
		}),
	};
}

const OPTIONS: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
};

/** An item's options, checked against what the operation takes. */
export class Options {
	private constructor(private readonly values: JsonObject) {}

	/**
	 * @param sendTo the chosen kind of target, where the operation has one
	 * @throws INVALID_INPUT for an option that is not taken here: n8n's form does not offer it, but an
	 * expression can set it, and dropping it silently would send something else than was asked for
	 */
	static read(parameters: ItemParameters, taken: TakenOptions, sendTo?: TargetType): Options {
		const raw = parameters.raw(OPTIONS) ?? {};
		if (!isJsonObject(raw)) throw invalidInput(OPTIONS.displayName, 'must be an object');
		for (const [name, value] of Object.entries(raw)) {
			if (isEmpty(value)) continue;
			const targets = takenFor(name, taken);
			if (targets === true || (sendTo && targets?.includes(sendTo))) continue;
			throw notTaken(name, targets);
		}
		return new Options(raw);
	}

	text(name: OptionName): string {
		return toText(optionFields[name], this.values[name]).trim();
	}

	list(name: OptionName): string[] {
		return toList(optionFields[name], this.values[name]);
	}

	flag(name: OptionName): boolean {
		const value = this.values[name] ?? false;
		if (typeof value === 'boolean') return value;
		return toChoice(optionFields[name], value, ['true', 'false']) === 'true';
	}

	choice<Value extends string>(name: OptionName, offered: readonly [Value, ...Value[]]): Value {
		return toChoice(optionFields[name], this.values[name] ?? offered[0], offered);
	}

	/** @throws INVALID_INPUT unless it is a number from 0 to `max` */
	number(name: OptionName, fallback: number, max = Infinity): number {
		const raw = this.values[name] ?? fallback;
		const value = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
		if (typeof value === 'number' && value >= 0 && value <= max) return value;
		const range = max === Infinity ? 'not below 0' : `from 0 to ${max}`;
		throw invalidInput(optionFields[name].displayName, `must be a number ${range}`);
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

	get waitPolicy(): WaitPolicy {
		return {
			onRateLimit: this.choice('onRateLimit', ['wait', 'fail']),
			maxWaitSeconds: this.number('maxWaitSeconds', 660),
		};
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
			everywhere: this.flag('returnMessageId') ? { sync_message: true } : {},
			firstOnly: replyTo === '' ? {} : { reply_to: replyTo },
		};
	}
}

/** @returns for which targets an option is taken; undefined for none */
function takenFor(name: string, taken: TakenOptions): true | readonly TargetType[] | undefined {
	const holder = Object.hasOwn(COMMON, name) ? COMMON : taken;
	return Object.hasOwn(holder, name) ? holder[name as OptionName] : undefined;
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '' || value === false;
}

function notTaken(name: string, targets: true | readonly TargetType[] | undefined) {
	const label = Object.hasOwn(optionFields, name)
		? optionFields[name as OptionName].displayName
		: name;
	return invalidInput(
		label,
		Array.isArray(targets)
			? `can only be used when sending to: ${targets.join(', ')}`
			: 'is not an option of this operation',
		`Remove "${label}" from the options.`,
	);
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
