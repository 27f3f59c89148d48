import type { IDataObject } from 'n8n-workflow';

import { datastores, storages } from '../../cliq/endpoints';
import { criteria, databaseName, prominent, trimmed } from '../../fields';
import { limit, readLimit, returnAll, toListItems } from '../../operation/listing';
import type { Operation } from '../../operation/operation';
import { findRecords, toRecordItem } from './records';

const filter = prominent(
	criteria({
		hint: 'Several conditions, like and in need the permission Databases and Criteria',
	}),
);

const sortColumn = trimmed({
	name: 'sortColumn',
	description: 'Column to sort by; put - in front of it for descending order',
	placeholder: 'e.g. -votes',
	placement: 'options',
});

export const getMany: Operation = {
	name: 'Get Many',
	action: 'Get many database records',
	description: 'List the records of a database, all or those that match',
	endpoints: [storages.getMany],
	alsoUses: [
		{ choice: 'Criteria: Several Conditions, Like, In', endpoints: [datastores.getRecords] },
	],
	fields: [databaseName, filter, returnAll, limit],
	options: [sortColumn],
	async run(item) {
		const { parameters, options } = item;
		const search = {
			database: parameters.require(databaseName),
			criteria: parameters.read(filter),
			orderBy: options.read(sortColumn),
		};
		const path = { database: search.database };
		const max = readLimit(parameters);
		const listed = await findRecords(await item.client(), search, max);
		return toListItems(item, listed, (row) => toRecordItem(row, { path }) as IDataObject);
	},
};
