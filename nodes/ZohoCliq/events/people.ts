import type { JsonObject } from '../cliq/json';
import { isJsonObject, known } from '../cliq/json';
import { objectOf, textOf } from './envelope';

/** Who did something. */
export interface EventUser {
	readonly id?: string;
	readonly name?: string;
	readonly firstName?: string;
	readonly lastName?: string;
	readonly email?: string;
	readonly timeZone?: string;
	readonly language?: string;
	readonly isAdmin?: boolean;
	readonly organizationId?: string;
}

/** Where it happened. */
export interface EventChat {
	readonly id?: string;
	readonly type?: string;
	readonly title?: string;
	readonly channelId?: string;
	readonly channelUniqueName?: string;
}

/** @param given a user or bot as Cliq or a Deluge script describes them */
export function userOf(given: unknown): EventUser {
	const user = objectOf(given);
	const [firstName, lastName] = [textOf(user.first_name), textOf(user.last_name)];
	return known({
		id: textOf(user.id) ?? textOf(user.user_id) ?? textOf(user.zoho_user_id),
		name: textOf(user.name) ?? textOf([firstName, lastName].filter(Boolean).join(' ')),
		firstName,
		lastName,
		email: textOf(user.email) ?? textOf(user.email_id),
		timeZone: textOf(user.timezone),
		language: textOf(user.language),
		isAdmin: flagOf(user.admin),
		organizationId: textOf(user.organization_id),
	});
}

/** @param given a chat as Cliq or a Deluge script describes it, which may be missing */
export function chatOf(given: unknown, { chat_id: chatId }: JsonObject): EventChat {
	const chat = objectOf(given);
	return known({
		// Without the permission to see the chat, its id is still there. [Zoho's samples]
		id: textOf(chat.id) ?? textOf(chat.chat_id) ?? textOf(chatId),
		type: textOf(chat.type) ?? textOf(chat.chat_type),
		title: textOf(chat.title) ?? textOf(chat.name),
		channelId: textOf(chat.channel_id),
		channelUniqueName: textOf(chat.channel_unique_name),
	});
}

/** @param given users, bots or channels that a text mentions; a Deluge script may only send their names */
export function mentionOf(given: unknown): JsonObject {
	if (!isJsonObject(given)) return known({ name: textOf(given) });
	const { id, name, email } = userOf(given);
	return known({ id, name, type: textOf(given.type), email });
}

/** @returns whether a flag is set, also as text: forms know nothing else */
export function flagOf(value: unknown): boolean | undefined {
	return value === undefined ? undefined : value === true || value === 'true';
}
