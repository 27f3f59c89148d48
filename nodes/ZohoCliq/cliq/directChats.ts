import { CliqError, invalidInput } from '../errors';
import { fields, LIST_MODE } from '../words';
import type { CliqClient } from './client';
import { chats } from './endpoints';
import type { JsonObject } from './json';
import { isJsonObject } from './json';
import { lists } from './lists';
import { lookUp, userIdOf } from './lookups';
import { allRows, onePage, pageOf } from './paging';

/**
 * Finds the direct chat of the connected account with a person, once per run.
 *
 * @param person an email or a ZUID
 * @throws INVALID_INPUT if Cliq lists no such chat
 */
export async function directChatOf(client: CliqClient, person: string): Promise<string> {
	const find = async () => await findDirectChat(client, person);
	return await lookUp(client, 'chat', person.toLowerCase(), client.cache.directChats, find);
}

async function findDirectChat(client: CliqClient, person: string): Promise<string> {
	const user = person.includes('@') ? await orNone(userIdOf(client, person)) : person;
	const chat = user && ((await filtered(client, user)) ?? (await listed(client, user)));
	if (chat) return chat;
	throw invalidInput(
		fields.chat,
		`has no direct chat with "${person}"`,
		`Pick it "${LIST_MODE}". If there is none yet, send the person a message first.`,
	);
}

/** Only v3 filters chats by person. [Zoho's OpenAPI] */
async function filtered(client: CliqClient, user: string): Promise<string | undefined> {
	const query = { recipient: user, type: 'dm', limit: 100 };
	const page = await orNone(pageOf(client, chats.getManyByPerson, { query }, onePage));
	return chatWith(page?.rows ?? [], user);
}

async function listed(client: CliqClient, user: string): Promise<string | undefined> {
	const { endpoint, pagination } = lists.chats;
	return chatWith(await allRows(client, endpoint, {}, pagination, Infinity, 10), user);
}

/**
 * The documents name the type differently, and in v3's example nobody is listed: there, only the sole result is
 * certainly the chat with this person. [Zoho's OpenAPI]
 */
function chatWith(rows: readonly JsonObject[], user: string): string | undefined {
	const direct = rows.filter(({ chat_type: type }) => type === 'dm' || type === 'direct_message');
	const chat = direct.find(({ recipients_summary: people }) =>
		Array.isArray(people)
			? people.some((one) => isJsonObject(one) && String(one.user_id) === user)
			: direct.length === 1,
	);
	return typeof chat?.chat_id === 'string' ? chat.chat_id : undefined;
}

/** @returns undefined if Cliq does not find it, or does not know the request */
async function orNone<T>(request: Promise<T>): Promise<T | undefined> {
	return await request.catch((error: unknown) => {
		const kinds = ['ENDPOINT_INVALID', 'INVALID_INPUT', 'REJECTED', 'UNKNOWN_ERROR'];
		if (error instanceof CliqError && kinds.includes(error.problem.kind)) return undefined;
		throw error;
	});
}
