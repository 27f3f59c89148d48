import type { ILoadOptionsFunctions, INodeListSearchItems } from 'n8n-workflow';

import type { CliqClient, CliqRequest } from '../cliq/client';
import { connectedUser } from '../cliq/connectedUser';
import type { JsonObject } from '../cliq/json';
import { isJsonObject } from '../cliq/json';
import type { List } from '../cliq/lists';
import { lists } from '../cliq/lists';
import { chatIdOf } from '../cliq/directChats';
import { channelNameOf } from '../cliq/lookups';
import { nameIn } from '../cliq/names';
import { channelIn, chatIn, pickedIn } from './currentForm';
import { toCallItem, toEventItem, toItem, toMessageItem, toRecordItem, toUserItem } from './items';
import { pickFirst } from './withClient';

/** A list in Cliq, and how to show its rows. */
export interface Source {
	readonly list: List;
	/** @returns the row's label and the value of a pick; none for a row that cannot be picked */
	readonly toItems: (row: JsonObject, zone: string) => INodeListSearchItems[];
	/** What `keeps` has to know, without `:`; looked up once, when the list is opened. */
	readonly learn?: (client: CliqClient) => Promise<string | undefined>;
	/** Which rows to show, if Cliq returns more than requested; default: all. */
	readonly keeps?: (row: JsonObject, learned: string | undefined) => boolean;
	/** Cliq's query key for a search; without it, the loaded rows are searched. */
	readonly filter?: string;
	/** The request, from other fields of the form; throws INVALID_INPUT while they are empty. */
	readonly request?: (context: ILoadOptionsFunctions, client: CliqClient) => Promise<CliqRequest>;
}

/** By name or email, without those who left; a pick is the ZUID. */
export const users: Source = {
	list: lists.users,
	toItems: toUserItem,
	filter: 'search',
	request: async () => ({ query: { status: 'active' } }),
	keeps: ({ status }) => !String(status).includes('inactive'),
};

const allChannels = { list: lists.channels, filter: 'name' };

/** Channels in a state; a pick is the unique name, which addresses every post. */
function channelsThatAre(state: 'created' | 'pending' | 'archived'): Source {
	return {
		...allChannels,
		toItems: ({ name, unique_name: uniqueName }) => toItem(name, uniqueName),
		request: async () => ({ query: { status: state } }),
		keeps: ({ status = state }) => status === state,
	};
}

/** In use. */
export const channels = channelsThatAre('created');

/** Waiting for approval. */
export const pendingChannels = channelsThatAre('pending');

export const archivedChannels = channelsThatAre('archived');

/** Those the connected account has not joined. */
export const otherChannels: Source = {
	...channels,
	request: async () => ({ query: { joined: false } }),
	keeps: (row, learned) => row.joined !== true && channels.keeps?.(row, learned) !== false,
};

/** A pick is the channel's id. */
export const channelIds: Source = {
	...allChannels,
	toItems: ({ name, channel_id: id }) => toItem(name, id),
};

/** A pick is the id of the channel's chat. */
export const channelChats: Source = {
	...allChannels,
	toItems: ({ name, chat_id: chatId }) => toItem(`#${String(name).replace(/^#/, '')}`, chatId),
};

/** Direct and group chats; a pick is the chat's id. */
export const chats: Source = {
	list: lists.chats,
	toItems: ({ name, title, chat_id: chatId }) => toItem(name ?? title, chatId),
};

/** A pick is the unique name. */
export const bots: Source = {
	list: lists.bots,
	toItems: ({ name, unique_name: uniqueName }) => toItem(name, uniqueName),
};

/** Bots that can send their events to n8n. */
export const webhookBots: Source = {
	...bots,
	keeps: ({ execution_type: type }) => type !== 'deluge',
};

/** Subscribers of the bot in the form. */
export const botSubscribers: Source = {
	list: lists.botSubscribers,
	toItems: toUserItem,
	request: async (context) => {
		const bot = pickedIn(context, 'bot');
		if (!bot) throw pickFirst('Bot', 'subscribers', 'set this field by an expression too');
		return { path: { bot: nameIn('bot', bot.value) } };
	},
};

/** Messages of the chat or channel in the form. */
export const messages: Source = {
	list: lists.messages,
	toItems: toMessageItem,
	request: async (context, client) => {
		const chat = chatIn(context) ?? channelIn(context);
		if (!chat) {
			const isInChat = context.getCurrentNodeParameter('chat') !== undefined;
			throw pickFirst(isInChat ? 'Chat' : 'Channel', 'messages');
		}
		return { path: { chat: await chatIdOf(client, chat) } };
	},
};

/** Without those of other people. Whose bot a bot is, Cliq does not say. */
export const editableMessages: Source = {
	...messages,
	// A list that says too much is better than none.
	learn: async (client) => (await connectedUser(client).catch(() => undefined))?.id,
	keeps({ sender }, me) {
		const { id } = isJsonObject(sender) ? sender : {};
		return me === undefined || !isPerson(id) || String(id) === me;
	},
};

/** A bot's ID is `b-` and digits, a person's is a ZUID. [Zoho's OpenAPI] */
function isPerson(id: unknown): boolean {
	return /^\d+$/.test(String(id));
}

/** Messages that wait in the chat of the form. */
export const scheduledMessages: Source = {
	...messages,
	list: lists.scheduledMessages,
	toItems: ({ id, message, time }, zone) =>
		isJsonObject(message) ? toMessageItem({ ...message, id, time }, zone) : [],
};

/** Threads of the channel in the form; a pick is the id of the thread's chat. */
export const threads: Source = {
	list: lists.threads,
	toItems: ({ title, chat_id: chatId, id }) => toItem(title, chatId ?? id),
	request: async (context, client) => {
		const channel = channelIn(context);
		if (!channel) throw pickFirst('Channel', 'threads');
		return { path: { channel: await channelNameOf(client, channel, 'id') } };
	},
};

/** A pick is the unique name, which addresses its records. */
export const databases: Source = {
	list: lists.databases,
	toItems: ({ name, unique_name: uniqueName }) => toItem(name, uniqueName),
};

/** A pick is the ID. */
export const databaseIds: Source = { ...databases, toItems: ({ name, id }) => toItem(name, id) };

/** Records of the database in the form, by the beginning of their columns. */
export const records: Source = {
	list: lists.databaseRecords,
	toItems: toRecordItem,
	request: async (context) => {
		const database = pickedIn(context, 'database');
		if (!database) throw pickFirst('Database', 'records');
		return { path: { database: database.value.trim() } };
	},
};

export const departments: Source = {
	list: lists.departments,
	toItems: ({ name, id }) => toItem(name, id),
	filter: 'search',
};

/** Job titles. */
export const designations: Source = { ...departments, list: lists.designations };

export const roles: Source = { list: lists.roles, toItems: departments.toItems };

export const commands: Source = { list: lists.commands, toItems: departments.toItems };

export const functions: Source = { list: lists.functions, toItems: departments.toItems };

export const messageActions: Source = {
	list: lists.messageActions,
	toItems: departments.toItems,
};

/** Of user profiles. */
export const userFields: Source = {
	list: lists.userFields,
	toItems: ({ name, label, unique_name: uniqueName, id }) =>
		toItem(name ?? label ?? uniqueName, id),
};

/** Those that the organization added and uses; a pick is the unique name, which is the key in a profile. */
export const customUserFields: Source = {
	list: lists.userFields,
	toItems: ({ system_defined: isOwn, enabled, name, unique_name: uniqueName }) =>
		isOwn === true || enabled === false ? [] : toItem(name, uniqueName),
};

export const teams: Source = {
	list: lists.teams,
	toItems: ({ name, id, team_id: teamId }) => toItem(name, id ?? teamId),
};

/** One source per category: Cliq lists one at a time. Completed ones come last. */
export const reminders = ['mine', 'others', 'mine-completed', 'others-completed'].map(
	(category): Source => ({
		list: lists.reminders,
		toItems: ({ content, id }) => toItem(content, id),
		request: async () => ({ query: { category } }),
	}),
);

/** A pick is the UID, which addresses events. [Zoho's OpenAPI] */
export const calendars: Source = {
	list: lists.calendars,
	toItems: ({ name, uid, id }) => toItem(name, uid ?? id),
};

/** Those of the next 31 days, of all calendars. */
export const events: Source = { list: lists.events, toItems: toEventItem };

/** Calls and meetings, the latest first. */
export const calls: Source = { list: lists.calls, toItems: toCallItem };

/** Statuses saved by the connected account. */
export const statuses: Source = {
	list: lists.statuses,
	toItems: ({ message, code, id }) => toItem(message ?? code, id),
};
