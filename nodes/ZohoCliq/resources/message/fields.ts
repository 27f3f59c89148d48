import type { Values } from '../../fields';
import { checkLength, dateTime, list, mapped, required, text } from '../../fields';
import { decodeMessageId } from '../../cliq/messageId';
import { sendFields } from '../../messaging/options';
import { formatText, TEXT } from '../../messaging/text/text';

/** The text of a message that cannot be split, with its format. */
export function messageText(max: number) {
	const body = {
		text: required(
			text({
				name: 'text',
				description: `Text of the message (up to ${max.toLocaleString('en')} characters). Cliq shows *bold*, _italic_, ~strike~ and \`code\`.`,
				placeholder: 'e.g. Build 412 is *live*',
				rows: 4,
			}),
		),
		text_format: sendFields.textFormat,
		neutralize_mentions: sendFields.neutralizeMentions,
	};
	/** @returns the values with the text as sent; throws INVALID_INPUT if it is then too long */
	const format = <Given extends Values<typeof body>>({
		text_format: textFormat,
		neutralize_mentions: neutralizeMentions,
		...given
	}: Given) => {
		const text = formatText(given.text, { textFormat, neutralizeMentions });
		checkLength({ label: TEXT }, text, max);
		return { ...given, text };
	};
	return { body, format };
}

/** The time range of the messages to list. */
export const timeRange = {
	fromtime: dateTime({ name: 'after', description: 'Only messages sent at or after this time' }),
	totime: dateTime({ name: 'before', description: 'Only messages sent up to this time' }),
};

/** How a message can be starred. [Zoho's OpenAPI, v3] */
export const STARS = {
	important: 'Important',
	to_do: 'To Do',
	note: 'Note',
	manager: 'Manager',
	follow_up: 'Follow Up',
} as const;

/** Several messages of one chat. */
export const messageIds = mapped(
	list({
		name: 'messageIds',
		max: 25,
		description:
			'Comma-separated list of message IDs of this chat; an expression can return an array',
		placeholder: 'e.g. 1599387839188_229293271789, 1599387840210_229293271790',
	}),
	(ids) => ids.map(decodeMessageId),
);
