import { CliqError, invalidInput } from '../errors';
import { fields, LIST_MODE } from '../words';
import type { CliqClient } from './client';
import { chats } from './endpoints';
import type { JsonObject } from './json';
import { isJsonObject } from './json';
import { lists } from './lists';
import type { NamedChannel } from './lookups';
import { channelNameOf, isChannel, lookUp, namedChannel, userIdOf } from './lookups';
import { decodeMessageId } from './messageId';
import { allRows, onePage, pageOf } from './paging';

/** A chat as the user named it: by its own id, or by the other person's email or ZUID. */
export interface NamedChat {
	readonly by: 'chatId' | 'person';
	readonly value: string;
}

/** What the user entered, and how; an agent sets no mode. */
interface Entered {
	readonly mode: unknown;
	readonly value: string;
}

/** @returns the chat and what identifies it */
export function namedChat({ mode, value }: Entered): NamedChat {
	if (mode === 'email' || value.includes('@')) return { by: 'person', value };
	return { by: 'chatId', value: decodeMessageId(value) };
}

/** The same for a conversation of any kind, a channel's included. */
export function namedConversation(entered: Entered): NamedChat | NamedChannel {
	const isOfChannel = entered.mode === 'channel' || isChannel(entered.value);
	return isOfChannel ? namedChannel(entered) : namedChat(entered);
}

/** Finds the id of a chat; throws INVALID_INPUT if there is none. */
export async function chatIdOf(
	client: CliqClient,
	{ by, value }: NamedChat | NamedChannel,
): Promise<string> {
	if (by === 'chatId') return value;
	if (by === 'person') return await directChatOf(client, value);
	return await channelNameOf(client, { by, value }, 'chatId');
}

/**
 * Finds the direct chat of the connected account with a person, once per run.
 *
 * @param person an email or a ZUID
 * @throws INVALID_INPUT if Cliq lists no such chat
 */
async function directChatOf(client: CliqClient, person: string): Promise<string> {
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
