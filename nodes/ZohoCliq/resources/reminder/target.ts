import type { IDataObject } from 'n8n-workflow';

import { invalidInput } from '../../errors';
import type { Fields, Values } from '../../fields';
import { choice, required, reworded, shownFor } from '../../fields';
import { chatId, messageId } from '../../fields/pickers';
import { assignees } from './fields';

const chat = reworded(chatId, {
	description: 'The chat, channel or thread to remind, or in which the message is',
});

/** Whom a new reminder is for, or of which message; each choice shows what it needs. */
export const target = {
	remind: required(
		choice({
			name: 'remind',
			label: 'Remind',
			description: 'Whom, or of what',
			options: [
				{ name: 'Me', value: 'me', description: 'The connected account' },
				{ name: 'Me, of a Message', value: 'message', description: 'Leads back to that message' },
				{ name: 'Users', value: 'users', description: 'Up to four people' },
				{ name: 'Chat', value: 'chat', description: 'Everybody in a chat, channel or thread' },
			],
		}),
	),
	users: shownFor(
		{ remind: ['users'] },
		assignees('users', 'Up to four people, by user ID or email address; several by comma'),
	),
	chat: shownFor({ remind: ['chat', 'message'] }, chat),
	message: shownFor({ remind: ['message'] }, messageId),
} satisfies Fields;

type Reminder = Values<typeof target> & { readonly content: string; readonly time?: number };

/** @throws INVALID_INPUT for a reminder of others without a time, and for a message without one in its ID */
export function checkReminder({
	remind,
	message,
	time,
}: Pick<Reminder, 'remind' | 'message' | 'time'>): void {
	if (remind !== 'me' && time === undefined) {
		throw invalidInput('Time', 'must not be empty: only your own reminders can do without one');
	}
	if (message !== undefined) timeIn(message);
}

/** @returns the reminder with the keys that Cliq has for its addressee. [Zoho's help page, another n8n node] */
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

/** Of a message's id, reminders know only the time in front, as a number. [Zoho's OpenAPI, another n8n node] */
function timeIn(message: string): number {
	const [time] = /^\d+(?=$|[_ ])/.exec(message) ?? [];
	if (time !== undefined) return Number(time);
	throw invalidInput('Message', `must be an ID like 1599387839188_229293271789, not "${message}"`);
}
