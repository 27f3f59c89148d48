import * as endpoints from '../../nodes/ZohoCliq/cliq/endpoints';
import type { JsonObject } from '../../nodes/ZohoCliq/cliq/json';
import { isJsonObject } from '../../nodes/ZohoCliq/cliq/json';
import { timeInMessageId } from '../../nodes/ZohoCliq/cliq/messageId';
import { userIn } from '../../nodes/ZohoCliq/cliq/user';
import type { Lab } from './lab';
import { Untried } from './trial';

/** @returns the rows of a list, whatever Cliq calls it */
export function rowsOf(answer: unknown): JsonObject[] {
	const lists = isJsonObject(answer) ? Object.values(answer).filter(Array.isArray) : [answer];
	const [rows] = lists;
	return Array.isArray(rows) ? rows.filter(isJsonObject) : [];
}

/** @returns a value if it is an object, otherwise an empty one */
export function objectOf(value: unknown): JsonObject {
	return isJsonObject(value) ? value : {};
}

/** @returns a value as text; empty if it is none */
export function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** @returns a record that may be under a name of its own */
export function recordIn(answer: unknown, name: string): JsonObject {
	if (!isJsonObject(answer)) return {};
	const inner = answer[name] ?? answer.data;
	return isJsonObject(inner) ? inner : answer;
}

/** @returns the milliseconds of a time in either of Cliq's forms; NaN if it is none */
export function momentOf(value: unknown): number {
	const text = textOf(value);
	return /^\d+$/.test(text) ? Number(text) : Date.parse(text);
}

/** @returns when a message was sent */
export function sentAt({ time, id }: JsonObject): number {
	return momentOf(time ?? timeInMessageId(id));
}

/** @returns the order of times, of which equal ones tell nothing */
export function orderOf(times: readonly number[]): 'latest first' | 'oldest first' | 'no order' {
	const pairs = times.slice(1).map((time, index) => Math.sign(time - Number(times[index])));
	if (pairs.every((sign) => sign <= 0)) return 'latest first';
	return pairs.every((sign) => sign >= 0) ? 'oldest first' : 'no order';
}

/** @returns the user's own chats and those that others wrote to, the way Cliq lists them */
export async function chatsOf(lab: Lab): Promise<JsonObject[]> {
	return await lab.once('chats', async () => {
		return rowsOf(await lab.need(endpoints.chats.getMany, { query: { limit: 50 } }));
	});
}

/** @returns the channels, the way Cliq lists them */
export async function channelsOf(lab: Lab): Promise<JsonObject[]> {
	return await lab.once('channels', async () => {
		return rowsOf(await lab.need(endpoints.channels.getMany, { query: { limit: 100 } }));
	});
}

/** @returns the chosen channel, or the first one */
export async function channelOf(lab: Lab): Promise<JsonObject> {
	const { channel: name } = lab.options;
	const all = await channelsOf(lab);
	const found = name === undefined ? all[0] : all.find((each) => each.unique_name === name);
	if (found) return found;
	if (name === undefined) throw new Untried('the account sees no channel');
	return await lab.once('channel', async () => {
		const request = { path: { channel: name } };
		return recordIn(await lab.need(endpoints.channels.getByName, request), 'channel');
	});
}

/** @returns the id of the chosen chat, or the first one */
export async function chatOf(lab: Lab): Promise<string> {
	const { chat } = lab.options;
	if (chat !== undefined) return chat;
	const id = textOf((await chatsOf(lab))[0]?.chat_id);
	if (id === '') throw new Untried('the account has no chat: name one with --chat');
	return id;
}

/**
 * @param least how many messages are needed
 * @returns messages of the chosen chat, the way Cliq lists them
 */
export async function messagesOf(lab: Lab, least = 1): Promise<JsonObject[]> {
	const chat = await chatOf(lab);
	const rows = await lab.once('messages', async () => {
		const request = { path: { chat }, query: { limit: 50 } };
		return rowsOf(await lab.need(endpoints.messages.getMany, request));
	});
	if (rows.length >= least) return rows;
	throw new Untried(`the chat has ${rows.length} messages, ${least} are needed: see --chat`);
}

/** @returns the connected account */
export async function meIn(lab: Lab): Promise<NonNullable<ReturnType<typeof userIn>>> {
	const user = await lab.once('me', async () => {
		const own = userIn((await lab.ask(endpoints.users.getMe)).json);
		if (own) return own;
		const query = { source: 'remote_tools' };
		return userIn((await lab.ask(endpoints.remoteWork.getMe, { query })).json);
	});
	if (user) return user;
	throw new Untried('Cliq does not say who is connected');
}
