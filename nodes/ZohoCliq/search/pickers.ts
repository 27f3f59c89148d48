import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { CliqClient } from '../cliq/client';
import type { CliqRequest } from '../cliq/client';
import type { EndpointName } from '../cliq/endpoints';
import type { Problem } from '../cliq/errors';
import { problemOf, toNodeError } from '../cliq/errors';
import type { JsonObject } from '../cliq/json';
import { isJsonObject } from '../cliq/json';
import { Session } from '../cliq/session';

/** Someone is looking at the list: nobody waits for a lock of ten minutes. */
const NEVER_WAIT = { onRateLimit: 'fail', maxWaitSeconds: 0 } as const;

/** Pages that a plain drop-down list loads at most; it has no way to load more later. */
const MAX_PAGES = 10;

/** One page of a list: its rows, and what to ask for to get the next one. */
interface Page {
	readonly rows: JsonObject[];
	readonly next?: string | undefined;
}

type Picker = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** Users by name or email; a pick is the ZUID. */
export const searchUsers: Picker = async function (filter, token) {
	return await list(this, async (client) => {
		const query = { limit: 100, search: filter || undefined, next_token: token };
		const { rows, next } = await page(client, 'users.getMany', { query });
		return { results: rows.flatMap(toUser), paginationToken: next };
	});
};

/** Channels by name; a pick is the unique name, which every post is addressed to. */
export const searchChannels: Picker = async function (filter, token) {
	return await list(this, async (client) => {
		const query = { limit: 100, name: filter || undefined, next_token: token };
		const { rows, next } = await page(client, 'channels.getMany', { query });
		return {
			results: rows.flatMap((row) => item(row.name, row.unique_name)),
			paginationToken: next,
		};
	});
};

/** Chats by title; a pick is the chat id. */
export const searchChats: Picker = async function (filter, token) {
	return await list(
		this,
		async (client) =>
			await pageWithMatches(filter, token, async (from) => {
				const { rows, next } = await pageOfChats(client, from);
				return { items: rows.flatMap((row) => item(row.name ?? row.title, row.chat_id)), next };
			}),
	);
};

/** Bots by name; a pick is the unique name. */
export const searchBots: Picker = async function (filter, token) {
	return await list(
		this,
		async (client) =>
			await pageWithMatches(filter, token, async (from) => {
				const { rows, next } = await pageOfBots(client, from);
				return { items: rows.flatMap(toBot), next };
			}),
	);
};

/** What Cliq cannot search: goes on to the page that has a match, for nobody scrolls an empty list. */
async function pageWithMatches(
	filter: string | undefined,
	token: string | undefined,
	load: (token?: string) => Promise<{ items: INodeListSearchItems[]; next: string | undefined }>,
): Promise<INodeListSearchResult> {
	const wanted = filter?.toLowerCase() ?? '';
	let next = token;
	for (let pages = 1; ; pages++) {
		const page = await load(next);
		const results = page.items.filter(({ name }) => name.toLowerCase().includes(wanted));
		if (results.length > 0 || page.next === undefined || pages === MAX_PAGES) {
			return { results, paginationToken: page.next };
		}
		next = page.next;
	}
}

/** Every bot, for plain drop-down lists. */
export async function getBots(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await list(this, async (client) => {
		const rows = await allPages(async (token) => await pageOfBots(client, token));
		return rows.flatMap(toBot);
	});
}

/** The subscribers of the bot that is picked in the form. */
export async function getBotSubscribers(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const picked: unknown = this.getCurrentNodeParameter('bot');
	const bot = isJsonObject(picked) ? picked.value : picked;
	// An expression is worked out only when the workflow runs.
	if (typeof bot !== 'string' || bot === '' || bot.startsWith('=')) return [];
	return await list(this, async (client) => {
		const rows = await allPages(
			async (token) =>
				await page(client, 'bots.getSubscribers', {
					path: { bot },
					query: { limit: 100, next_token: token },
				}),
		);
		return rows.flatMap(toUser);
	});
}

/** Runs a picker and explains its errors where the user can see them: in the list. */
async function list<Result>(
	context: ILoadOptionsFunctions,
	load: (client: CliqClient) => Promise<Result>,
): Promise<Result> {
	try {
		return await load(new CliqClient(await Session.open(context), NEVER_WAIT));
	} catch (error) {
		throw toNodeError(context.getNode(), withTypedIds(problemOf(error)));
	}
}

function withTypedIds(problem: Problem): Problem {
	return {
		...problem,
		remedy: `${problem.remedy} Meanwhile you can type the ID or name instead of picking it.`,
	};
}

/** Cliq pages chats by time and gives no token: the next page is what was modified before the last chat. */
async function pageOfChats(client: CliqClient, before?: string): Promise<Page> {
	const { rows } = await page(client, 'chats.getMany', {
		query: { limit: 100, modified_before: before },
	});
	const next = rows.length < 100 ? undefined : toMilliseconds(rows.at(-1)?.last_modified_time);
	return { rows, ...(next === before ? {} : { next }) };
}

/** ISO, as published, or milliseconds already. */
function toMilliseconds(time: unknown): string | undefined {
	const milliseconds = /^\d+$/.test(String(time)) ? Number(time) : Date.parse(String(time));
	return Number.isNaN(milliseconds) ? undefined : String(milliseconds);
}

/** v3 lists at most 50 bots a page. [Zoho's OpenAPI] */
async function pageOfBots(client: CliqClient, token?: string): Promise<Page> {
	return await page(client, 'bots.getMany', { query: { limit: 50, next_token: token } });
}

async function page(client: CliqClient, name: EndpointName, request: CliqRequest): Promise<Page> {
	const answer = await client.call(name, request);
	const next = answer.has_more === false ? undefined : answer.next_token;
	return { rows: rowsOf(answer), next: typeof next === 'string' && next !== '' ? next : undefined };
}

async function allPages(load: (token?: string) => Promise<Page>): Promise<JsonObject[]> {
	const rows: JsonObject[] = [];
	let token: string | undefined;
	for (let count = 0; count < MAX_PAGES; count++) {
		const { rows: more, next } = await load(token);
		rows.push(...more);
		if (next === undefined || next === token) break;
		token = next;
	}
	return rows;
}

/** Wrappers vary: `data`, `channels`, `chats`, `users` … [reported live] */
function rowsOf(answer: JsonObject): JsonObject[] {
	const rows: unknown = answer.data ?? Object.values(answer).find(Array.isArray);
	return Array.isArray(rows) ? rows.filter(isJsonObject) : [];
}

function toUser(row: JsonObject): INodeListSearchItems[] {
	const name = row.display_name ?? row.name ?? row.full_name ?? row.email_id;
	const email = typeof row.email_id === 'string' && row.email_id !== name ? row.email_id : '';
	return item(
		email === '' ? name : `${String(name)} (${email})`,
		row.zuid ?? row.id ?? row.user_id,
	);
}

function toBot(row: JsonObject): INodeListSearchItems[] {
	return item(row.name, row.unique_name);
}

/** A row without an id cannot be picked. */
function item(name: unknown, value: unknown): INodeListSearchItems[] {
	if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return [];
	return [
		{ name: typeof name === 'string' && name !== '' ? name : String(value), value: String(value) },
	];
}
