import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import type { CliqClient } from '../cliq/client';
import { pageOf } from '../cliq/paging';
import { pickedIn } from './currentForm';
import * as sources from './sources';
import type { Source } from './sources';
import { MAX_PAGES, withClient } from './withClient';

/** The lists behind resource locators, by the name in their modes. */
export const listSearch = {
	searchUsers: picker(sources.users),
	searchChannels: byOperation(sources.channels, {
		approve: sources.pendingChannels,
		reject: sources.pendingChannels,
		unarchive: sources.archivedChannels,
		join: sources.otherChannels,
	}),
	searchChats: picker(sources.chats),
	/** Conversations of any kind, chats before channels; a pick is the chat's id. */
	searchConversations: picker(sources.chats, sources.channelChats),
	searchBots: picker(sources.bots),
	searchWebhookBots: picker(sources.webhookBots),
	searchMessages: byOperation(sources.messages, { update: sources.editableMessages }),
	searchScheduledMessages: picker(sources.scheduledMessages),
	searchThreads: picker(sources.threads),
	searchDatabases: picker(sources.databases),
	searchDatabaseIds: picker(sources.databaseIds),
	searchRecords: picker(sources.records),
	searchDepartments: picker(sources.departments),
	searchDesignations: picker(sources.designations),
	searchCommands: picker(sources.commands),
	searchFunctions: picker(sources.functions),
	searchMessageActions: picker(sources.messageActions),
	searchCalendars: picker(sources.calendars),
	searchEvents: picker(sources.events),
	searchCalls: picker(sources.calls),
	searchRoles: picker(sources.roles),
	searchUserFields: picker(sources.userFields),
	searchTeams: picker(sources.teams),
	searchReminders: picker(...sources.reminders),
	searchStatuses: picker(sources.statuses),
};

type Picker = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** @returns a list of what the operation in the form can take */
function byOperation(usual: Source, special: Readonly<Record<string, Source>>): Picker {
	return async function (filter, token) {
		const operation = pickedIn(this, 'operation')?.value ?? '';
		return await picker(special[operation] ?? usual).call(this, filter, token);
	};
}

/** Where a list continues: in which of the picker's sources, and at which page. */
interface Position {
	readonly source: number;
	/** Undefined for the first page. */
	readonly page: string | undefined;
	/** What the source learned when it was opened. */
	readonly learned: string | undefined;
}

/** @param all in display order */
function picker(...all: readonly Source[]): Picker {
	return async function (filter = '', token = '0::') {
		return await withClient(this, async (client) => {
			let position: Position | undefined = positionOf(token);
			// If Cliq cannot search, continue to the first page with a match: nobody scrolls an empty list.
			for (let pages = 0; position && pages < MAX_PAGES; pages++) {
				const source = all[position.source];
				if (!source) return { results: [] };
				if (position.page === undefined) {
					position = { ...position, learned: await source.learn?.(client) };
				}
				const { items, next } = await matches(this, client, source, filter, position);
				position = following(position, next, all.length);
				if (items.length > 0) return { results: items, paginationToken: tokenOf(position) };
			}
			return { results: [], paginationToken: tokenOf(position) };
		});
	};
}

function following({ source, learned }: Position, next: string | undefined, count: number) {
	if (next !== undefined) return { source, page: next, learned };
	return source + 1 < count ? opened(source + 1) : undefined;
}

function tokenOf(position: Position | undefined): string | undefined {
	return position && `${position.source}:${position.learned ?? ''}:${position.page ?? ''}`;
}

function positionOf(token: string): Position {
	const [, source = '0', learned = '', page = ''] = /^(\d+):([^:]*):([^]*)$/.exec(token) ?? [];
	return { source: Number(source), learned: learned || undefined, page: page || undefined };
}

function opened(source: number): Position {
	return { source, page: undefined, learned: undefined };
}

async function matches(
	context: ILoadOptionsFunctions,
	client: CliqClient,
	{ list, toItems, keeps = () => true, filter: key, request }: Source,
	filter: string,
	{ page, learned }: Position,
): Promise<{ items: INodeListSearchItems[]; next: string | undefined }> {
	const filled = request ? await request(context, client) : {};
	const query = { ...filled.query, ...(key && filter !== '' ? { [key]: filter } : {}) };
	const { endpoint, pagination } = list;
	const { rows, next } = await pageOf(client, endpoint, { ...filled, query }, pagination, page);
	const wanted = key ? '' : filter.toLowerCase();
	const zone = context.getTimezone();
	const items = rows.filter((row) => keeps(row, learned)).flatMap((row) => toItems(row, zone));
	return {
		items: items.filter(({ name }) => name.toLowerCase().includes(wanted)),
		next: next === undefined ? undefined : String(next),
	};
}
