import type { IDataObject } from 'n8n-workflow';

import { invalidInput } from '../../errors';
import type { Fields, Values } from '../../fields';
import { chatId, choice, messageId, required, reworded, shownFor } from '../../fields';
import { assignees, requireContentOrTime } from './fields';

const chat = reworded(chatId, {
	description: 'The chat, channel or thread to remind, or the one that contains the message',
});

/** Who a new reminder is for, or which message it is about; each choice shows its own fields. */
export const target = {
	remind: required(
		choice({
			name: 'remind',
			description: 'Who to remind, or what about',
			options: [
				{ name: 'Me', value: 'me', description: 'The connected account' },
				{ name: 'Me, About a Message', value: 'message', description: 'Links back to the message' },
				{ name: 'Users', value: 'users', description: 'Up to four people' },
				{ name: 'Chat', value: 'chat', description: 'Everyone in a chat, channel or thread' },
			],
		}),
	),
	users: shownFor(
		{ remind: ['users'] },
		assignees('users', 'Comma-separated list of user IDs or emails (up to 4)'),
	),
	chat: shownFor({ remind: ['chat', 'message'] }, chat),
	message: shownFor({ remind: ['message'] }, messageId),
} satisfies Fields;

type Reminder = Values<typeof target> & { readonly content?: string; readonly time?: number };

/**
 * A reminder about a message needs neither content nor time. [another n8n node]
 *
 * @throws INVALID_INPUT for a reminder without content and time, or for others without a time, or for a message
 * ID without one
 */
export function checkReminder({
	remind,
	message,
	...due
}: Pick<Reminder, 'remind' | 'message' | 'content' | 'time'>): void {
	if (remind === 'me') requireContentOrTime(due);
	if ((remind === 'users' || remind === 'chat') && due.time === undefined) {
		throw invalidInput('Time', 'must not be empty: only your own reminders can do without one');
	}
	if (message !== undefined) timeIn(message);
}

/** @returns the reminder with Cliq's keys for its target. [Zoho's help page, another n8n node] */
export function toReminder({ remind, users, chat, message, ...reminder }: Reminder): IDataObject {
	switch (remind) {
		case 'me':
			return reminder;
		case 'users':
			return { ...reminder, user_ids: users };
		case 'chat':
			return { ...reminder, chat_ids: [chat ?? ''] };
		case 'message':
			return { ...reminder, chat_id: chat, message_id: timeIn(message ?? '') };
	}
}

/** Reminders use only the leading time of a message id, as a number. [Zoho's OpenAPI, another n8n node] */
function timeIn(message: string): number {
	const [time] = /^\d+(?=$|[_ ])/.exec(message) ?? [];
	if (time !== undefined) return Number(time);
	const { displayName: label } = messageId.property;
	throw invalidInput(label, `must be an ID like 1599387839188_229293271789, not "${message}"`);
}
