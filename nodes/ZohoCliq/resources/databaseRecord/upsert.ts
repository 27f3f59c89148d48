import type { IDataObject } from 'n8n-workflow';

import { storages } from '../../cliq/endpoints';
import { without } from '../../cliq/json';
import { ONE_RECORD } from '../../cliq/lists';
import { recordOf } from '../../cliq/paging';
import { invalidInput } from '../../errors';
import { columns, criteria, databaseName, required } from '../../fields';
import type { ItemContext, Operation } from '../../operation/operation';
import { findRecords, toRecordItem } from './records';

const one = required(
	criteria({ description: 'What identifies the record: column, comparison, value' }),
);

/** Two runs at the same moment may both find nothing; a unique key of the database prevents two records. */
export const upsert: Operation = {
	name: 'Create or Update',
	action: 'Create or update database record',
	description: 'Change the record that matches, or create one if none does (upsert)',
	endpoints: [storages.getMany, storages.create, storages.update],
	fields: [databaseName, one, columns],
	options: [],
	run: upsertRecord,
};

async function upsertRecord(item: ItemContext): Promise<IDataObject> {
	const { context, parameters } = item;
	const database = parameters.require(databaseName);
	const wanted = parameters.require(one);
	const mapped = parameters.require(columns);
	const body = { values: await mapped.load(context, parameters.item) };
	const client = await item.client();
	const { rows } = await findRecords(client, { database, criteria: wanted }, 2);
	const [found, another] = rows;
	if (another) {
		throw invalidInput(
			one.property.displayName,
			'matches several records, and this operation changes one',
			'Make the criteria match a single record, or use Update Many.',
		);
	}
	const path = { database, record: String((found?.id ?? '') as string) };
	const answer = found
		? await client.call(storages.update, { path, body })
		: await client.call(storages.create, { path: { database }, body });
	// Cliq may return nothing for a change.
	const record = without({ ...found, ...recordOf(answer, ONE_RECORD) }, 'Response Code');
	return { ...toRecordItem(record, { path }), success: true, created: !found } as IDataObject;
}
