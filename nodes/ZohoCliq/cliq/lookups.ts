import type { CliqClient } from './client';
import { CliqError, invalidInput } from '../errors';
import { fields } from '../words';
import { channels, users } from './endpoints';
import type { JsonObject } from './json';
import { lists } from './lists';
import { findChannelNamed, isUnknown, nameIn } from './names';
import { allRows, onePage, pageOf, recordOf } from './paging';
import type { ChannelNames } from './runCache';

/** A channel as the user named it. */
export interface NamedChannel {
	readonly by: 'id' | 'uniqueName';
	readonly value: string;
}

/** @returns whether it looks like a channel id: O, T or P and digits. [Zoho's OpenAPI, live answers] */
function isChannelId(value: string): boolean {
	return /^[OTP]\d+$/.test(value);
}

/** @returns whether a value in place of a chat's id is a channel: its id, `#name`, or its address */
export function isChannel(value: string): boolean {
	return isChannelId(value) || nameIn('channel', value) !== value;
}

/** @returns the channel and what identifies it; an id is recognized by its format, however it was entered */
export function namedChannel({ mode, value }: { mode: unknown; value: string }): NamedChannel {
	const name = nameIn('channel', value);
	if (isChannelId(name)) return { by: 'id', value: name };
	// Unique names are lower-case; the list returns them as they are.
	return { by: 'uniqueName', value: mode === 'list' ? name : name.toLowerCase() };
}

/** @returns whether it may be a unique name: they contain no spaces and none of these characters */
function mayBeUnique(name: string): boolean {
	return !/[\s#@/]/.test(name);
}

const WANTED = { id: 'an ID', uniqueName: 'a unique name', chatId: 'a chat ID' };

/**
 * Finds one of Cliq's other names for a channel, once per run.
 *
 * @param isChecked whether to look up even a name that may be the wanted one
 * @throws INVALID_INPUT if Cliq does not return it
 */
export async function channelNameOf(
	client: CliqClient,
	channel: NamedChannel,
	wanted: keyof typeof WANTED,
	isChecked = false,
): Promise<string> {
	const { by, value } = channel;
	if (by === wanted && (by === 'id' || mayBeUnique(value)) && !isChecked) return value;
	const find = async () => namesOf(await findChannel(client, channel));
	const { channels: known } = client.cache;
	const names = await lookUp(client, 'channel', `${by} ${value}`, known, find);
	known.set(`uniqueName ${names.uniqueName}`, names);
	if (names[wanted] !== '') return names[wanted];
	throw invalidInput(fields.channel, `"${value}" is not a channel with ${WANTED[wanted]}`);
}

/**
 * Looks something up, unless an earlier item of the run found it or failed to find it.
 *
 * @param what its kind, because things of several kinds may have the same key
 */
export async function lookUp<Found>(
	{ cache: { unknown } }: CliqClient,
	what: string,
	key: string,
	known: Map<string, Found>,
	find: () => Promise<Found>,
): Promise<Found> {
	const id = `${what} ${key}`;
	const before = known.get(key) ?? unknown.get(id);
	if (before instanceof CliqError) throw before;
	if (before !== undefined) return before;
	const found = await find().catch((error: unknown) => {
		if (error instanceof CliqError && isUnknown(error)) unknown.set(id, error);
		throw error;
	});
	known.set(key, found);
	return found;
}

async function findChannel(client: CliqClient, { by, value }: NamedChannel): Promise<JsonObject> {
	const path = { channel: value };
	const endpoint = by === 'id' ? channels.get : channels.getByName;
	const found = await client.call(endpoint, { path }).catch(async (error: unknown) => {
		// People also know a channel by another name; and lookup by name is undocumented, unlike the list.
		const listed = by !== 'id' && isUnknown(error) && (await findChannelNamed(client, value));
		if (listed) return listed;
		throw error;
	});
	return recordOf(found, 'channel');
}

function namesOf(record: JsonObject): ChannelNames {
	return {
		id: asText(record.channel_id ?? record.id),
		uniqueName: asText(record.unique_name),
		chatId: asText(record.chat_id),
		name: asText(record.name),
	};
}

/**
 * Finds the channel that a conversation belongs to, once per run.
 *
 * @returns its unique name; undefined if Cliq lists no such channel
 */
export async function channelOfChat(
	client: CliqClient,
	chatId: string,
): Promise<string | undefined> {
	const { endpoint, pagination } = lists.channels;
	const find = async () => {
		const rows = await allRows(client, endpoint, {}, pagination, Infinity, 10);
		return namesOf(rows.find((row) => asText(row.chat_id) === chatId) ?? {});
	};
	const { channels: known } = client.cache;
	const { uniqueName } = await lookUp(client, 'channel', `chatId ${chatId}`, known, find);
	return uniqueName || undefined;
}

/** Finds a user's ZUID by email, once per run; throws INVALID_INPUT if Cliq lists no such user. */
export async function userIdOf(client: CliqClient, email: string): Promise<string> {
	const find = async () => await findUser(client, email);
	return await lookUp(client, 'user', email.toLowerCase(), client.cache.userIds, find);
}

async function findUser(client: CliqClient, email: string): Promise<string> {
	const wanted = email.toLowerCase();
	const query = { search: email, limit: 100 };
	const { rows } = await pageOf(client, users.getMany, { query }, onePage);
	const user = rows.find((row) => asText(row.email_id ?? row.email).toLowerCase() === wanted);
	// Names vary between responses. [reported live]
	const id = asText(user?.zuid ?? user?.id ?? user?.user_id);
	if (id === '') throw invalidInput(fields.user, `"${email}" does not match any user in Cliq`);
	return id;
}

/**
 * Finds the ZUID of a channel member by email, once per run; throws INVALID_INPUT if there is none. Guests
 * from outside the organization are in no list of users, and one request returns all members of a channel.
 */
export async function memberIdOf(
	client: CliqClient,
	channel: string,
	email: string,
): Promise<string> {
	const find = async () => await findMember(client, channel, email);
	const { userIds } = client.cache;
	return await lookUp(client, `member ${channel}`, email.toLowerCase(), userIds, find);
}

/** Finds a bot's ID among the members of a channel; throws INVALID_INPUT if it is not one of them. */
export async function botMemberIdOf(
	client: CliqClient,
	channel: string,
	bot: string,
): Promise<string> {
	const members = await membersOf(client, channel);
	const found = members.find((row) => row.bot_unique_name === bot || row.user_id === bot);
	if (found) return asText(found.user_id);
	throw invalidInput(fields.bot, `"${bot}" is not a member of this channel`);
}

async function membersOf(client: CliqClient, channel: string): Promise<JsonObject[]> {
	return (await pageOf(client, channels.getMembers, { path: { channel } }, onePage)).rows;
}

async function findMember(client: CliqClient, channel: string, email: string): Promise<string> {
	const { userIds } = client.cache;
	const rows = await membersOf(client, channel);
	for (const { email_id: address, user_id: id } of rows) {
		if (asText(id) !== '') userIds.set(asText(address).toLowerCase(), asText(id));
	}
	const id = userIds.get(email.toLowerCase());
	if (id !== undefined) return id;
	throw invalidInput(fields.user, `"${email}" is not a member of this channel`);
}

function asText(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
