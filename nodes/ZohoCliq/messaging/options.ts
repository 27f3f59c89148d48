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
import { botChoice, subscriberChoice } from '../fields/pickers';
import type { TargetType } from './target';
import { MAX_TEXT_LENGTH } from './text/splitText';

/** Maximum size of a file. [Zoho's OpenAPI] */
export const MAX_FILE_MB = 50;

/** Every option for sending, defined once. Each operation declares which ones it supports. */
export const sendFields = named({
	allowedFileTypes: list({
		placeholder: 'e.g. pdf, docx, image/*',
		description:
			'Comma-separated list of extensions or MIME types; other files are rejected before anything is sent. Leave empty to allow all.',
	}),
	attachmentDelivery: choice({
		label: 'Send Attachments As',
		description: 'How attachments are sent',
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
					'Send text and files in one message. Not documented by Zoho; not supported by every Cliq.',
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
	longText: choice({
		description: `What to do with a text longer than the ${MAX_TEXT_LENGTH.toLocaleString('en')} characters that fit into one message`,
		options: [
			{
				name: 'Split',
				value: 'split',
				description: 'Send several messages, split between paragraphs, lines, sentences or words',
			},
			{ name: 'Fail', value: 'fail', description: 'Send nothing and show an error' },
		],
	}),
	markAsRead: boolean({
		label: 'Mark as Read',
		description: 'Whether to mark the message as read for the connected account',
	}),
	maxFileSizeMb: number({
		label: 'Max File Size (MB)',
		description: `Larger files are rejected before anything is sent. Cliq itself accepts up to ${MAX_FILE_MB} MB.`,
		default: MAX_FILE_MB,
		min: 0,
		max: MAX_FILE_MB,
		precision: 3,
	}),
	postAsBot: botChoice({
		label: 'Post as Bot Name or ID',
		description: 'The bot must be a participant of the conversation.',
	}),
	postInParent: boolean({
		label: 'Also Post in Channel',
		description: "Whether to post the message in the thread's channel too",
	}),
	/** Decoded, as used in a body. */
	replyTo: mapped(
		trimmed({
			label: 'Reply To',
			placeholder: 'e.g. 1599387839188_229293271789',
			description: 'ID of the message to reply to, from the output of an earlier Zoho Cliq node',
		}),
		decodeMessageId,
	),
	returnMessageId: boolean({
		default: false,
		description:
			'Whether to wait until Cliq has posted the message and return its ID, so that you can reply to it or change it later',
	}),
	rowsPerTable: number({
		label: 'Rows per Table',
		description:
			'Rows per table. More rows go into further tables, and into further messages if they do not fit into one.',
		default: 50,
		min: 1,
	}),
	senderImageUrl: url({
		label: 'Sender Image URL',
		placeholder: 'e.g. https://example.com/robot.png',
		description: 'Image to show for the sender; the message is still sent by the connected account',
	}),
	senderName: trimmed({
		placeholder: 'e.g. Build Robot',
		description: 'Name to show for the sender; the message is still sent by the connected account',
	}),
	textFormat: choice({
		description: 'Markup of the text',
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
				description: 'Standard Markdown, as AI models write it; converted to what Cliq shows',
			},
		],
	}),
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
	'postAsBot' | 'senderName' | 'senderImageUrl' | 'markAsRead'
>;

/** Options that an operation supports: always, or only for some kinds of target. */
export type SupportedOptions = Readonly<
	Partial<Record<keyof SendOptions, true | readonly TargetType[]>>
>;

/** @returns the options for sending that an operation supports, and their reader */
export function sendOptions(supported: SupportedOptions) {
	const offered = Object.entries<Field<unknown>>(sendFields).flatMap(([name, option]) => {
		const targets = supported[name as keyof SendOptions];
		return targets ? [{ name, option, targets }] : [];
	});
	return {
		/** Each shown only where it is supported. */
		fields: offered.map(({ option, targets }) =>
			targets === true ? option : shownFor(option, targets),
		),
		/**
		 * @param sendTo the chosen kind of target, if the operation has a choice
		 * @throws INVALID_INPUT for an unsupported option: n8n's form does not offer it, but an expression can
		 * set it, and dropping it silently would send something other than requested
		 */
		read(chosen: Chosen, sendTo?: TargetType): SendOptions {
			const values: Record<string, unknown> = {};
			for (const { name, option, targets } of offered) {
				if (!Object.hasOwn(chosen.values, name)) continue;
				const isSupported = targets === true || (sendTo && targets.includes(sendTo));
				if (isSupported) values[name] = chosen.read(option);
				// Whatever is switched off is ignored.
				else if (chosen.values[name] !== false) throw unsupported(option, targets);
			}
			return values;
		},
	};
}

function shownFor({ property, ...option }: Field<unknown>, targets: readonly TargetType[]) {
	const displayOptions = { show: { '/sendTo': [...targets] } };
	return { ...option, property: { ...property, displayOptions } };
}

function unsupported({ property }: Field<unknown>, targets: readonly TargetType[]): CliqError {
	const { displayName } = property;
	const why = `can only be used when sending to: ${targets.join(', ')}`;
	return invalidInput(displayName, why, `Remove "${displayName}" from the options.`);
}
