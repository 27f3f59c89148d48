import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { CliqClient } from '../cliq/client';
import type { CliqRequest } from '../cliq/client';
import type { Problem } from '../errors';
import { problemOf, toNodeError } from '../errors';
import type { JsonObject } from '../cliq/json';
import { isJsonObject } from '../cliq/json';
import type { List } from '../cliq/lists';
import { lists } from '../cliq/lists';
import { channelNameOf } from '../cliq/lookups';
import type { NamedChannel } from '../cliq/lookups';
import { sharedFileOf, textOf } from '../cliq/messages';
import { allRows, pageOf } from '../cliq/paging';
import { openSession } from '../cliq/session';

/** Pages that a list loads at most for one look at it. */
const MAX_PAGES = 10;

type Picker = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** A list that Cliq has, and how its rows are shown. */
interface Source {
	readonly list: List;
	/** @returns what the row is called and what a pick of it saves; none for a row that cannot be picked */
	readonly toItem: (row: JsonObject) => INodeListSearchItems[];
	/** What Cliq calls the text that is searched for; without it the lines themselves are searched. */
	readonly filter?: string;
	/** The request for what the other fields of the form name; undefined while they name nothing. */
	readonly request?: (
		context: ILoadOptionsFunctions,
		client: CliqClient,
	) => Promise<CliqRequest | undefined>;
}

const users: Source = { list: lists.users, toItem: toUser, filter: 'search' };
const channels: Source = {
	list: lists.channels,
	toItem: ({ name, unique_name: uniqueName }) => item(name, uniqueName),
	filter: 'name',
};
const channelIds: Source = {
	...channels,
	toItem: ({ name, channel_id: id }) => item(name, id),
};
const channelChats: Source = {
	...channels,
	toItem: ({ name, chat_id: chatId }) => item(`#${String(name).replace(/^#/, '')}`, chatId),
};
const chats: Source = {
	list: lists.chats,
	toItem: ({ name, title, chat_id: chatId }) => item(name ?? title, chatId),
};
const bots: Source = { list: lists.bots, toItem: toBot };
const botSubscribers: Source = {
	list: lists.botSubscribers,
	toItem: toUser,
	request: async (context) => {
		const bot = pickedIn(context, 'bot');
		return bot && { path: { bot: bot.value } };
	},
};
const messages: Source = {
	list: lists.messages,
	toItem: toMessage,
	request: async (context, client) => {
		const chat = pickedIn(context, 'chat');
		if (chat && chat.mode !== 'channel') return { path: { chat: chat.value } };
		const channel = chat ? { by: 'uniqueName' as const, value: chat.value } : channelIn(context);
		return channel && { path: { chat: await channelNameOf(client, channel, 'chatId') } };
	},
};
const threads: Source = {
	list: lists.threads,
	toItem: ({ title, chat_id: chatId, id }) => item(title, chatId ?? id),
	request: async (context, client) => {
		const channel = channelIn(context);
		return channel && { path: { channel: await channelNameOf(client, channel, 'id') } };
	},
};
const teams: Source = {
	list: lists.teams,
	toItem: ({ name, id, team_id: teamId }) => item(name, id ?? teamId),
};
// Cliq lists one category at a time; those that are done come last.
const reminders = ['mine', 'others', 'mine-completed', 'others-completed'].map(
	(category): Source => ({
		list: lists.reminders,
		toItem: ({ content, id }) => item(content, id),
		request: async () => ({ query: { category } }),
	}),
);
const statuses: Source = {
	list: lists.statuses,
	toItem: ({ message, code, id }) => item(message ?? code, id),
};

/** The lists behind resource locators, by the name that their modes give. */
export const listSearch = {
	/** By name or email; a pick is the ZUID. */
	searchUsers: picker(users),
	/** By name; a pick is the unique name, which every post is addressed to. */
	searchChannels: picker(channels),
	/** Direct and group chats by title; a pick is the chat id. */
	searchChats: picker(chats),
	/** Conversations of any kind by title, chats before channels; a pick is the chat id. */
	searchConversations: picker(chats, channelChats),
	/** By name; a pick is the unique name. */
	searchBots: picker(bots),
	/** Messages of the chat or channel that is picked in the form, by their text. */
	searchMessages: picker(messages),
	/** Threads of the channel that is picked in the form, by title; a pick is the thread's chat id. */
	searchThreads: picker(threads),
	/** By name. */
	searchTeams: picker(teams),
	/** The connected account's own and those that it set for others, by content. */
	searchReminders: picker(...reminders),
	/** The connected account's saved ones, by message. */
	searchStatuses: picker(statuses),
};

/** The lists behind plain drop-downs, by the name that their fields give. */
export const loadOptions = {
	getBots: dropDown(bots),
	/** The subscribers of the bot that is picked in the form. */
	getBotSubscribers: dropDown(botSubscribers),
	/** A pick is the channel's id. */
	getChannels: dropDown(channelIds),
	/** Channels; a pick is the id of the channel's chat. */
	getChats: dropDown(channelChats),
	getTeams: dropDown(teams),
};

/** What stands before the mark in a pagination token: which of a picker's sources goes on. */
const TOKEN = /^(\d+):([^]*)$/;

/** @param sources in the order in which they are listed */
function picker(...sources: readonly Source[]): Picker {
	return async function (filter = '', token = '0:') {
		const [, position = '0', mark = ''] = TOKEN.exec(token) ?? [];
		return await shown(this, async (client) => {
			let next: string | undefined = mark || undefined;
			for (let at = Number(position), pages = 1; at < sources.length; pages++) {
				const source = sources[at];
				if (!source) break;
				const page = await matches(this, client, source, filter, next);
				next = page.next;
				if (next === undefined) at++;
				const following = at < sources.length ? `${at}:${next ?? ''}` : undefined;
				const isEnough = page.items.length > 0 || following === undefined || pages === MAX_PAGES;
				// What Cliq cannot search goes on to the page that has a match: nobody scrolls an empty list.
				if (isEnough) return { results: page.items, paginationToken: following };
			}
			return { results: [] };
		});
	};
}

async function matches(
	context: ILoadOptionsFunctions,
	client: CliqClient,
	{ list, toItem, filter: key, request }: Source,
	filter: string,
	mark: string | undefined,
): Promise<{ items: INodeListSearchItems[]; next: string | undefined }> {
	const asked = request ? await request(context, client) : {};
	if (!asked) return { items: [], next: undefined };
	const query = { ...asked.query, ...(key && filter !== '' ? { [key]: filter } : {}) };
	const { rows, next } = await pageOf(
		client,
		list.endpoint,
		{ ...asked, query },
		list.pagination,
		mark,
	);
	const wanted = key ? '' : filter.toLowerCase();
	return {
		items: rows.flatMap(toItem).filter(({ name }) => name.toLowerCase().includes(wanted)),
		next: next === undefined ? undefined : String(next),
	};
}

function dropDown({ list: { endpoint, pagination }, toItem, request }: Source) {
	return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await shown(this, async (client) => {
			const asked = request ? await request(this, client) : {};
			if (!asked) return [];
			const rows = await allRows(client, endpoint, asked, pagination, Infinity, MAX_PAGES);
			return rows.flatMap(toItem);
		});
	};
}

/** Loads a list and explains its errors where the user can see them: in the list. */
async function shown<Result>(
	context: ILoadOptionsFunctions,
	load: (client: CliqClient) => Promise<Result>,
): Promise<Result> {
	try {
		return await load(new CliqClient(await openSession(context)));
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

/** @returns what another field of the form holds; undefined for nothing, or what only a run can tell */
function pickedIn(context: ILoadOptionsFunctions, name: string) {
	const picked: unknown = context.getCurrentNodeParameter(name);
	const { mode, value } = isJsonObject(picked) ? picked : { mode: undefined, value: picked };
	// An expression is worked out only when the workflow runs.
	if (typeof value !== 'string' || value === '' || value.startsWith('=')) return undefined;
	return { mode, value };
}

/** @returns the channel that the form holds */
function channelIn(context: ILoadOptionsFunctions): NamedChannel | undefined {
	const channel = pickedIn(context, 'channel');
	return channel && { by: channel.mode === 'id' ? 'id' : 'uniqueName', value: channel.value };
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

/** Long messages are cut: it is a line in a list. */
const MAX_LINE = 80;

function toMessage(message: JsonObject): INodeListSearchItems[] {
	const { id, sender, type } = message;
	const from = isJsonObject(sender) ? sender.name : undefined;
	const words = [textOf(message), sharedFileOf(message)?.name, type];
	const said = words.find((word) => typeof word === 'string' && word !== '');
	const line = [from, said].filter((part) => typeof part === 'string').join(': ');
	return item(line.length > MAX_LINE ? `${line.slice(0, MAX_LINE)}…` : line, id);
}

/** A row without an id cannot be picked. */
function item(name: unknown, value: unknown): INodeListSearchItems[] {
	if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return [];
	return [
		{ name: typeof name === 'string' && name !== '' ? name : String(value), value: String(value) },
	];
}
