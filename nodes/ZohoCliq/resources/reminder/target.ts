import type { IDataObject } from 'n8n-workflow';

import { invalidInput } from '../../errors';
import type { Fields, Values } from '../../fields';
import { chatId, choice, messageId, required, reworded, shownFor, shownWhile } from '../../fields';
import { assignees, dueTime, requireContentOrTime } from './fields';

const chat = reworded(chatId, {
	description: 'The chat, channel or thread to remind, or the one that contains the message',
});

/** Who a new reminder is for, or which message it is about; each choice shows its own fields. */
export const target = {
	remind: required(
		choice({
			name: 'remind',
			isFixed: true,
			description: 'Who is reminded, or which message it is about',
			options: [
				{ name: 'Me', value: 'me', description: 'The connected account' },
				{ name: 'Me, About a Message', value: 'message', description: 'Links back to the message' },
				{ name: 'Users', value: 'users', description: 'Up to four people' },
				{ name: 'Chat', value: 'chat', description: 'Everyone in a chat, channel or thread' },
			],
		}),
	),
	users: shownFor({ remind: ['users'] }, assignees('users', 'Who to remind (up to 4)')),
	chat: shownFor({ remind: ['chat', 'message'] }, chat),
	message: shownFor({ remind: ['message'] }, messageId),
} satisfies Fields;

/** When to be reminded: others need a time. */
export const due = {
	myTime: shownWhile(
		{ remind: ['me', 'message'] },
		dueTime('When to remind. Leave empty for none.'),
	),
	time: shownFor({ remind: ['users', 'chat'] }, dueTime('When to remind')),
} satisfies Fields;

type Reminder = Partial<Values<typeof due>> & Values<typeof target> & { readonly content?: string };

/**
 * A reminder about a message needs neither content nor time. [another n8n node]
 *
 * @throws INVALID_INPUT for a reminder without content and time, or for a message ID without a time
 */
export function checkReminder({
	remind,
	message,
	content,
	myTime,
}: Pick<Reminder, 'remind' | 'message' | 'content' | 'myTime'>): void {
	if (remind === 'me') requireContentOrTime({ content, time: myTime });
	if (message !== undefined) timeIn(message);
}

/** @returns the reminder with Cliq's keys for its target. [Zoho's help page, another n8n node] */
export function toReminder(entered: Reminder): IDataObject {
	const { remind, users, chat, message, myTime, time = myTime, ...about } = entered;
	const reminder = { ...about, time };
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
