import type { IDataObject } from 'n8n-workflow';

import type { CliqClient } from '../../cliq/client';
import type { JsonObject } from '../../cliq/json';
import { isJsonObject } from '../../cliq/json';
import type { List } from '../../cliq/lists';
import { lists } from '../../cliq/lists';
import { decodeMessageId, timeInMessageId } from '../../cliq/messageId';
import type { SharedFile } from '../../cliq/messages';
import { sharedFileOf, textOf } from '../../cliq/messages';
import { allRows } from '../../cliq/paging';
import type { EventFacts } from '../../events/flatItem';
import type { Dated, WatchedChat } from './progress';
import { MAX_MESSAGES, OVERLAP_MS } from './progress';

/** A message or mention as Cliq lists it. */
export interface Found extends Dated {
	readonly facts: Omit<EventFacts, 'event'>;
	readonly file?: SharedFile;
}

/** What was read. */
export interface Reading {
	readonly rows: readonly Found[];
	/** Whether there was more, sent earlier. */
	readonly isCutOff: boolean;
}

/** Cliq returns up to 100 rows per request: enough for a catch-up, and below every threshold. */
const MAX_PAGES = 7;
const PAGE = 100;

/** The chat's later messages; without a time the latest ones. */
export async function messagesIn(
	client: CliqClient,
	chat: WatchedChat,
	since: number | undefined,
): Promise<Reading> {
	const request = { path: { chat: chat.id }, query: after('fromtime', since) };
	return await read(client, lists.messages, request, since, (row) => toFound(row, chat));
}

/** The same, with those of the channel's threads. */
export async function messagesInThreadsToo(
	client: CliqClient,
	chat: WatchedChat,
	since: number | undefined,
): Promise<Reading> {
	const main = await messagesIn(client, chat, since);
	const { endpoint, pagination } = lists.threads;
	const path = { channel: chat.channelId ?? '' };
	const threads = (await allRows(client, endpoint, { path }, pagination, Infinity, 2)).map(
		(row) => ({ ...toThread(row, chat), at: lastIn(row) }),
	);
	const latest = [...main.rows, ...threads].reduce((max, { at }) => (at > max ? at : max), 0);
	const from = (since ?? latest) - OVERLAP_MS;
	const readings = [main];
	for (const { at, ...thread } of threads) {
		if (at < from) continue;
		readings.push(await messagesIn(client, thread, since));
	}
	return {
		rows: readings.flatMap(({ rows }) => rows),
		isCutOff: readings.some(({ isCutOff }) => isCutOff),
	};
}

/** The account's later mentions, in all conversations; without a time the latest ones. */
export async function mentionsOf(client: CliqClient, since: number | undefined): Promise<Reading> {
	const request = { query: after('from_time', since) };
	return await read(client, lists.mentions, request, since, toMention);
}

function after(key: string, since: number | undefined): Record<string, number> {
	return since === undefined ? {} : { [key]: Math.max(0, since - OVERLAP_MS) };
}

async function read(
	client: CliqClient,
	{ endpoint, pagination }: List,
	request: Parameters<typeof allRows>[2],
	since: number | undefined,
	toRow: (row: JsonObject) => Found,
): Promise<Reading> {
	// A page more than may be new: the overlap is read again.
	const max = since === undefined ? PAGE : MAX_MESSAGES + PAGE;
	const rows = await allRows(client, endpoint, request, pagination, max, MAX_PAGES);
	return { rows: rows.map(toRow), isCutOff: since !== undefined && rows.length >= max };
}

/** Milliseconds; ISO times have no fractions, so the end of an ID that holds the time is better. */
function timeOf(...times: unknown[]): number {
	const known = times.find((time) => time !== undefined && time !== '');
	return /^\d+$/.test(String(known)) ? Number(known) : Date.parse(String(known));
}

function toFound(row: JsonObject, chat: WatchedChat): Found {
	const id = asText(row.id);
	const at = timeOf(row.time, timeInMessageId(id));
	const file = sharedFileOf(row);
	return {
		id: id === '' ? JSON.stringify(row) : decodeMessageId(id),
		at,
		file,
		facts: {
			...said(row, file),
			chat,
			...(id !== '' && { messageId: decodeMessageId(id) }),
			...(chat.type === 'thread' && { threadId: chat.id }),
			sentAt: isoOf(at),
			payload: row,
		},
	};
}

function said(row: JsonObject, file: SharedFile | undefined) {
	const sender = isJsonObject(row.sender) ? row.sender : {};
	const name = asText(sender.name);
	return {
		text: textOf(row) ?? '',
		user: { id: asText(sender.id), ...(name !== '' && { name }) },
		...(file && { attachments: [attachmentOf(file)] }),
	};
}

function attachmentOf({ id, name, type, size }: SharedFile) {
	return { fileId: id, name: asText(name), type: asText(type), size: Number(size ?? NaN) || null };
}

/** [Zoho's OpenAPI, v3 mentions] */
function toMention(row: JsonObject): Found {
	const id = asText(row.id);
	const message = isJsonObject(row.message) ? row.message : {};
	const mention = isJsonObject(row.mention) ? row.mention : {};
	const [endOfId] = /(?<=\|)\d{13}$/.exec(id) ?? [];
	const at = timeOf(endOfId, message.time);
	const messageId = asText(message.id);
	const chat = chatOfMention(isJsonObject(row.chat) ? row.chat : {});
	const file = sharedFileOf(message);
	const { replied_to: repliedTo } = message;
	return {
		id: id === '' ? JSON.stringify(row) : id,
		at,
		file,
		facts: {
			...said(message, file),
			chat,
			// In Zoho's example it is a number without its last digits, which identifies nothing.
			...(/^\d+[_% ]/.test(messageId) && { messageId: decodeMessageId(messageId) }),
			...(chat.type === 'thread' && { threadId: chat.id }),
			sentAt: isoOf(at),
			...(isJsonObject(repliedTo) && { repliedTo }),
			...(Array.isArray(mention.mentioned_users) && {
				mentions: mention.mentioned_users.filter((one): one is IDataObject => isJsonObject(one)),
			}),
			payload: row,
		},
	};
}

/** Types as the events of bots name them. */
const CHAT_TYPES: Readonly<Record<string, string>> = { direct: 'chat', group: 'chat' };

function chatOfMention({ id, type, title }: JsonObject): WatchedChat {
	const given = asText(type);
	return { id: asText(id), type: CHAT_TYPES[given] ?? given, title: asText(title) };
}

function toThread(row: JsonObject, channel: WatchedChat): WatchedChat {
	const { chat_id: id, title } = row;
	return { ...channel, id: asText(id), type: 'thread', title: asText(title) };
}

/** @returns until when something may have been said in a thread: Cliq writes whole seconds */
function lastIn({ last_message_information: last }: JsonObject): number {
	return isJsonObject(last) ? timeOf(last.time) + 1000 : 0;
}

function isoOf(at: number): string | undefined {
	return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

function asText(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
