import { decodeMessageId } from '../../cliq/messageId';
import { boolean, dateTime, list, mapped } from '../../fields';

/** The beginning of the time in which messages were sent. */
export const sentAfter = dateTime({
	name: 'after',
	description: 'Only what was sent at or after this time',
});

/** Its end. */
export const sentBefore = dateTime({
	name: 'before',
	description: 'Only what was sent up to this time',
});

/** The time range of the messages to list. */
export const timeRange = { fromtime: sentAfter, totime: sentBefore };

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
		description: 'Comma-separated list; an expression can return an array',
		placeholder: 'e.g. 1599387839188_229293271789',
	}),
	(ids) => ids.map(decodeMessageId),
);

/** Whether an edit is announced. */
export const notifyEdit = boolean({
	name: 'notifyEdit',
	label: 'Notify About Edit',
	description: 'Whether to notify the people in the conversation about the change',
});
