import { invalidInput } from '../../errors';
import { chatId, messageId } from '../../fields/ids';
import type { Input } from '../../fields/inputs';
import { choice, shownWhile } from '../../fields/inputs';
import type { Filled } from '../../operation/restOperation';
import { assignees } from './fields';

const chat: Input = {
	...chatId,
	field: {
		...chatId.field,
		description: 'The chat, channel or thread to remind, or in which the message is',
	},
};

/** Whom a new reminder is for, or of which message; each choice shows what it needs. */
export const target = {
	remind: choice({ displayName: 'Remind', description: 'Whom, or of what', required: true }, [
		{ name: 'Me', value: 'me', description: 'The connected account' },
		{ name: 'Me, of a Message', value: 'message', description: 'Leads back to that message' },
		{ name: 'Users', value: 'users', description: 'Up to four people' },
		{ name: 'Chat', value: 'chat', description: 'Everybody in a chat, channel or thread' },
	]),
	users: shownWhile(
		assignees({
			description: 'Up to four people, by user ID or email address; several by comma',
		}),
		'remind',
		['users'],
	),
	chat: shownWhile(chat, 'remind', ['chat', 'message']),
	message: shownWhile(messageId, 'remind', ['message']),
};

/** @returns the request with the keys that Cliq has for its addressee. [Zoho's help page, another n8n node] */
export function addressed({ body, ...request }: Filled): Filled {
	const { remind, users, chat: where, message, ...reminder } = body;
	if (remind !== 'me' && reminder.time === undefined) {
		throw invalidInput('Time', 'must not be empty: only your own reminders can do without one');
	}
	if (remind === 'users') return { ...request, body: { ...reminder, user_ids: users } };
	if (remind === 'chat') return { ...request, body: { ...reminder, chat_ids: [where as string] } };
	if (remind === 'me') return { ...request, body: reminder };
	return {
		...request,
		body: { ...reminder, chat_id: where, message_id: timeIn(message as string) },
	};
}

/** Of a message's id, reminders know only the time in front, as a number. [Zoho's OpenAPI, another n8n node] */
function timeIn(message: string): number {
	const [time] = /^\d+(?=$|[_ ])/.exec(message) ?? [];
	if (time !== undefined) return Number(time);
	throw invalidInput('Message', `must be an ID like 1599387839188_229293271789, not "${message}"`);
}
