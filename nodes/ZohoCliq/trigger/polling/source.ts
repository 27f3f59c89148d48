import type { IDataObject } from 'n8n-workflow';

import type { CliqClient } from '../../cliq/client';
import type { JsonObject } from '../../cliq/json';
import { isJsonObject } from '../../cliq/json';
import type { List } from '../../cliq/lists';
import { lists } from '../../cliq/lists';
import { decodeMessageId, timeInMessageId } from '../../cliq/messageId';
import type { SharedFile } from '../../cliq/messages';
import { sharedFileOf, textOf } from '../../cliq/messages';
import type { Paging } from '../../cliq/paging';
import { allRows } from '../../cliq/paging';
import type { EventFacts } from '../../events/flatItem';
import type { Dated, WatchedChat } from './progress';
import { OVERLAP_MS } from './progress';

/** A message or mention as Cliq lists it. */
export interface Found extends Dated {
	readonly facts: Omit<EventFacts, 'event'>;
	readonly file?: SharedFile;
}

/** What was read. */
export interface Reading {
	readonly rows: readonly Found[];
	/** Until when rows may be missing, NaN if unknown; undefined if none are. */
	readonly missingUntil?: number;
}

/** A part of a reading. */
interface Part {
	readonly rows: readonly Found[];
	/** Whether there are no more rows. */
	readonly isWhole: boolean;
	/** How many requests it took. */
	readonly requests: number;
}

/** Cliq returns up to 100 rows per request: enough for a catch-up. */
const MAX_PAGES = 7;

/** The most requests for messages in one poll: below Cliq's threshold, which would stop it each time. */
const MAX_REQUESTS = 13;

/** @returns the same for the credential's share of the threshold, and how many pages that allows a catch-up */
function bounds({ connection }: CliqClient): { requests: number; pages: number } {
	const requests = Math.max(1, Math.floor((MAX_REQUESTS * connection.limitShare) / 100));
	return { requests, pages: Math.min(MAX_PAGES, requests - 1) };
}

/** The chat's later messages; without a time the latest ones. */
export async function messagesIn(
	client: CliqClient,
	chat: WatchedChat,
	since: number | undefined,
): Promise<Reading> {
	return whole(await readChat(client, chat, since, bounds(client).pages));
}

/** The same, with those of the channel's threads, as many as one poll can read: those with the latest messages. */
export async function messagesInThreadsToo(
	client: CliqClient,
	chat: WatchedChat,
	since: number | undefined,
): Promise<Reading> {
	const { requests, pages } = bounds(client);
	const main = await readChat(client, chat, since, pages);
	const { endpoint, pagination } = lists.threads;
	const path = { channel: chat.channelId ?? '' };
	const ofThreads = Math.min(2, requests);
	const threads = (await allRows(client, endpoint, { path }, pagination, Infinity, ofThreads)).map(
		(row) => ({ ...toThread(row, chat), at: lastIn(row) }),
	);
	const latest = [...main.rows, ...threads].reduce((max, { at }) => (at > max ? at : max), 0);
	const from = (since ?? latest) - OVERLAP_MS;
	const active = threads.filter(({ at }) => at >= from).sort((one, other) => other.at - one.at);
	const rows = [...main.rows];
	let { missingUntil } = whole(main);
	let left = requests - main.requests;
	for (const { at, ...thread } of active) {
		const part = left > 0 ? await readChat(client, thread, since, left - 1) : undefined;
		if (part) rows.push(...part.rows);
		left -= part?.requests ?? 0;
		if (!part?.isWhole) {
			missingUntil = missingUntil !== undefined && missingUntil > at ? missingUntil : at;
		}
	}
	return { rows, missingUntil };
}

/** The account's later mentions, in all conversations; without a time the latest ones. */
export async function mentionsOf(client: CliqClient, since: number | undefined): Promise<Reading> {
	const from = since === undefined ? undefined : Math.max(0, since - OVERLAP_MS);
	const request = { query: from === undefined ? {} : { from_time: from } };
	const pages = from === undefined ? 1 : Math.max(1, bounds(client).pages);
	return whole(await readBack(client, lists.mentions, request, toMention, from, pages));
}

function whole({ rows, isWhole }: Part): Reading {
	return isWhole ? { rows } : { rows, missingUntil: NaN };
}

/**
 * Most polls need only the first request. If it brings a full page, all is read again from the latest message
 * back: nobody knows which messages Cliq leaves out when it is asked for those after a time. [not documented]
 *
 * @param maxPages how many requests may follow the first one
 */
async function readChat(
	client: CliqClient,
	chat: WatchedChat,
	since: number | undefined,
	maxPages: number,
): Promise<Part> {
	const path = { chat: chat.id };
	const toRow = (row: JsonObject) => toFound(row, chat);
	const back = async (from?: number, pages = 1, query = {}) =>
		await readBack(client, lists.messages, { path, query }, toRow, from, pages);
	if (since === undefined) return await back();
	const from = Math.max(0, since - OVERLAP_MS);
	const first = await back(from, 1, { fromtime: from });
	if (first.isWhole || maxPages === 0) return first;
	const again = await back(from, maxPages);
	return { ...again, requests: first.requests + again.requests };
}

/** Reads from the latest row back to a time. */
async function readBack(
	client: CliqClient,
	{ endpoint, pagination }: List,
	request: Parameters<typeof allRows>[2],
	toRow: (row: JsonObject) => Found,
	from: number | undefined,
	maxPages: number,
): Promise<Part> {
	let isWhole = false;
	let requests = 0;
	const isBefore = (row: JsonObject) => from !== undefined && toRow(row).at < from;
	const paging: Paging = {
		...pagination,
		forward: undefined,
		parsePage: (...answer) => {
			requests++;
			const page = pagination.parsePage(...answer);
			const isBack = page.rows.some(isBefore);
			isWhole = isBack || (page.next === undefined && page.isCutOff !== true);
			return isBack ? { ...page, next: undefined } : page;
		},
	};
	const rows = await allRows(client, endpoint, request, paging, Infinity, maxPages);
	return { rows: rows.filter((row) => !isBefore(row)).map(toRow), isWhole, requests };
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
