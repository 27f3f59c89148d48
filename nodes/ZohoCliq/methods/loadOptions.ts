import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { allRows } from '../cliq/paging';
import type { Source } from './sources';
import {
	bots,
	botSubscribers,
	calendars,
	channelChats,
	channelIds,
	departments,
	designations,
	roles,
	teams,
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
	getDesignations: dropDown(designations),
	getRoles: dropDown(roles),
	getTeams: dropDown(teams),
};

function dropDown({ list: { endpoint, pagination }, toItems, request }: Source) {
	return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await withClient(this, async (client) => {
			const filled = request ? await request(this, client) : {};
			const rows = await allRows(client, endpoint, filled, pagination, Infinity, MAX_PAGES);
			return rows.flatMap((row) => toItems(row, this.getTimezone()));
		});
	};
}
