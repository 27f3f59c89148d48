import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import type { CliqClient } from '../cliq/client';
import { allRows } from '../cliq/paging';
import type { Source } from './sources';
import {
	bots,
	botSubscribers,
	calendars,
	channelChats,
	channelIds,
	departments,
	roles,
	teams,
	users,
} from './sources';
import { MAX_PAGES, withClient } from './withClient';

/** The lists behind plain drop-downs, by the name in their fields. */
export const loadOptions = {
	getBots: dropDown(bots),
	getBotSubscribers: dropDown(botSubscribers),
	getCalendars: dropDown(calendars),
	getChannels: dropDown(channelIds),
	getChats: dropDown(channelChats),
	getDepartments: dropDown(departments),
	getMentions,
	getRoles: dropDown(roles),
	getTeams: dropDown(teams),
};

function dropDown(source: Source) {
	return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await withClient(this, async (client) => await optionsOf(this, client, source));
	};
}

/** Whom a message can mention: everybody first, then people. */
async function getMentions(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const everybody = ['all', 'available', 'participants'].map((value) => ({
		name: `@${value}`,
		value,
	}));
	return [...everybody, ...(await dropDown(users).call(this))];
}

/** @returns a list as options */
export async function optionsOf(
	context: ILoadOptionsFunctions,
	client: CliqClient,
	{ list: { endpoint, pagination }, toItems, request }: Source,
): Promise<INodePropertyOptions[]> {
	const filled = request ? await request(context, client) : {};
	const rows = await allRows(client, endpoint, filled, pagination, Infinity, MAX_PAGES);
	return rows.flatMap((row) => toItems(row, context.getTimezone()));
}
