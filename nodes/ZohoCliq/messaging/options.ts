import { decodeMessageId } from '../cliq/messageId';
import type { CliqError } from '../errors';
import { invalidInput } from '../errors';
import type { Field, Values } from '../fields';
import {
	boolean,
	choice,
	field,
	list,
	mapped,
	named,
	number,
	toText,
	trimmed,
	url,
} from '../fields';
import type { Chosen } from '../fields/commonOptions';
import { appKey, botChoice, subscriberChoice } from '../fields/pickers';
import { fields } from '../words';
import { mentionsField } from './mentions';
import type { SendTo } from './target';
import { MAX_TEXT_LENGTH } from './text/splitText';

/** Maximum size of a file. [Zoho's OpenAPI] */
export const MAX_FILE_MB = 50;

const format = choice({
	description: 'Markup of the text',
	options: [
		{
			name: 'Automatic',
			value: 'auto',
			description: 'Markdown in replies and for AI agents, otherwise Cliq',
		},
		{
			name: 'Cliq',
			value: 'cliq',
			description: 'Sent as it is: *bold*, _italic_, ~strike~, `code`, [link](https://example.com)',
		},
		{
			name: 'Markdown',
			value: 'markdown',
			description: 'Standard Markdown, as AI models write it; converted to what Cliq shows',
		},
		{
			name: 'Markdown with Tables',
			value: 'markdownTables',
			description: "The same, with tables as Cliq's own, which take messages of their own",
		},
	],
});

/** Never automatic: that is decided here, also if the user did not add the option. */
const textFormat: Field<'cliq' | 'markdown' | 'markdownTables'> = {
	...format,
	read(raw, at) {
		const chosen = format.read(raw, at) ?? 'auto';
		if (chosen !== 'auto') return chosen;
		return at.isTool ? 'markdown' : 'cliq';
	},
};

const quiet = boolean({
	description:
		'Whether to show mentions such as {@all} without notifying anybody; by default only in replies and for AI agents',
});

/** Never open: what a model writes notifies nobody, unless the user wants it to. */
const neutralizeMentions: Field<boolean> = {
	...quiet,
	read: (raw, at) => quiet.read(raw, at) ?? at.isTool,
};

/** What is decided even if the user did not. */
type Decided = 'textFormat' | 'neutralizeMentions';
const DECIDED: readonly string[] = ['textFormat', 'neutralizeMentions'] satisfies Decided[];

/** Every option for sending, defined once. Each operation declares which ones it supports. */
export const sendFields = named({
	appKey,
	allowedFileTypes: list({
		placeholder: 'e.g. pdf, docx, image/*',
		description: 'Extensions or MIME types, comma-separated; other files are rejected',
	}),
	attachmentDelivery: choice({
		label: 'Send Attachments As',
		description: 'How attachments are sent',
		options: [
			{
				name: 'Share Files',
				value: 'files',
				description: 'Share the files, with the text as their comment or before them',
			},
			{
				name: 'In the Message',
				value: 'message',
				description: 'Text and files in one message: undocumented, not in every Cliq',
			},
		],
	}),
	botSubscriber: subscriberChoice({
		label: 'Bot Subscriber Name or ID',
		description: 'Share the files with this one subscriber of the bot instead of all.',
	}),
	/** Unlike in other lists, empty entries count: each belongs to a file. */
	comments: field<string[]>(
		{
			label: 'Comments',
			placeholder: 'e.g. Revenue chart for Q3',
			description: 'One per file, in order. Replaces Comment.',
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
	linkToExecution: boolean({
		label: 'Include Link to Execution',
		description: 'Whether the message, or the page of a question, links to this execution in n8n',
	}),
	longText: choice({
		description: `What to do with a text of more than ${MAX_TEXT_LENGTH.toLocaleString('en')} characters`,
		options: [
			{
				name: 'Split',
				value: 'split',
				description: 'Send several messages, split at paragraphs or sentences',
			},
			{ name: 'Fail', value: 'fail', description: 'Send nothing and show an error' },
		],
	}),
	markAsRead: boolean({
		label: 'Mark as Read',
		description: 'Whether to mark the message as read for your account',
	}),
	maxFileSizeMb: number({
		label: 'Max File Size (MB)',
		description: `Larger files are rejected; Cliq itself accepts up to ${MAX_FILE_MB} MB`,
		default: MAX_FILE_MB,
		min: 0,
		max: MAX_FILE_MB,
		precision: 3,
	}),
	postAsBot: botChoice({
		label: 'Post as Bot Name or ID',
		description: 'For channels, chats and threads, in which the bot must be a participant.',
	}),
	postInParent: boolean({
		label: 'Also Post in Channel',
		description: "Whether to post the message in the thread's channel too",
	}),
	/** In Cliq's markup. */
	mentions: mentionsField,
	neutralizeMentions,
	/** Decoded, as used in a body. */
	replyTo: mapped(
		trimmed({
			label: 'Reply to Message',
			placeholder: 'e.g. 1599387839188_229293271789',
			description: 'ID of the message to reply to, from an earlier Zoho Cliq node',
		}),
		decodeMessageId,
	),
	/** Unless it is set, a message without files is waited for. */
	returnMessageId: boolean({
		label: fields.returnMessageId,
		default: false,
		description:
			'Whether to wait for the message’s ID: the default without attachments, except for all subscribers of a bot. Turn off to send bursts faster.',
	}),
	rowsPerTable: number({
		label: 'Rows per Table',
		description: 'More rows go into further tables and messages',
		default: 50,
		min: 1,
	}),
	senderImageUrl: url({
		label: 'Sender Image URL',
		placeholder: 'e.g. https://example.com/robot.png',
		description: 'Image to show for the sender, who remains your account',
	}),
	senderName: trimmed({
		placeholder: 'e.g. Build Robot',
		description: 'Name to show for the sender, who remains your account',
	}),
	textFormat,
});

/** The user's options for sending; those not added or empty are missing. */
export type SendOptions = Partial<Values<typeof sendFields>>;

/** @returns an option's label, for errors that name it */
export function labelOf(option: keyof SendOptions): string {
	return sendFields[option].property.displayName;
}

/** How a message or a file looks and is delivered, if the user chose it. */
export type Sender = Pick<
	SendOptions,
	'appKey' | 'postAsBot' | 'senderName' | 'senderImageUrl' | 'markAsRead'
>;

/** Options that an operation supports: always, or only for some kinds of target. */
export type SupportedOptions = Readonly<
	Partial<Record<keyof SendOptions, true | readonly SendTo[]>>
>;

/**
 * @param standard what the operation decides where the user did not
 * @returns the options for sending that an operation supports, and their reader
 */
export function sendOptions(
	supported: SupportedOptions,
	standard: Pick<SendOptions, Decided> = {},
) {
	const offered = Object.entries<Field<unknown>>(sendFields).flatMap(([name, option]) => {
		const targets = supported[name as keyof SendOptions];
		return targets ? [{ name, option, targets }] : [];
	});
	return {
		/** Shown for every target: what the form hides, n8n drops without a word. */
		fields: offered.map(({ option }) => option),
		/**
		 * @param sendTo the chosen kind of target, if the operation has a choice
		 * @throws INVALID_INPUT for an option that the target does not support: dropping it silently would send
		 * something other than requested
		 */
		read(chosen: Chosen, sendTo?: SendTo): SendOptions {
			const values: Record<string, unknown> = { ...standard };
			for (const { name, option, targets } of offered) {
				const isOpen = !Object.hasOwn(chosen.values, name) || chosen.values[name] === 'auto';
				if (isOpen && (Object.hasOwn(standard, name) || !DECIDED.includes(name))) continue;
				if (targets === true || (sendTo && targets.includes(sendTo))) {
					values[name] = chosen.read(option);
				} else if (chosen.values[name] !== false) {
					// Whatever is switched off is ignored.
					throw unsupported(option, targets);
				}
			}
			if (supported.postAsBot) checkAppKey(values);
			return values;
		},
	};
}

/** @throws INVALID_INPUT for a bot's key without the bot, which Cliq would ignore */
function checkAppKey({ appKey: key, postAsBot }: SendOptions): void {
	if (key === undefined || postAsBot !== undefined) return;
	throw invalidInput(labelOf('appKey'), `can only be used with "${labelOf('postAsBot')}"`);
}

function unsupported({ property }: Field<unknown>, targets: readonly SendTo[]): CliqError {
	const { displayName } = property;
	const why = `can only be used when sending to: ${targets.join(', ')}`;
	return invalidInput(displayName, why, `Remove "${displayName}" from the options.`);
}
