import type {
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import type { CliqClient } from '../cliq/client';
import type { JsonObject } from '../cliq/json';
import { isJsonObject } from '../cliq/json';
import { lists, OWN_COLUMNS } from '../cliq/lists';
import { allRows } from '../cliq/paging';
import { profileFields } from '../words';
import { pickedIn } from './currentForm';
import { optionsOf } from './loadOptions';
import type { Source } from './sources';
import { customUserFields, departments, designations } from './sources';
import { MAX_PAGES, pickFirst, withClient } from './withClient';

/** The columns behind resource mappers, by the name in their fields. */
export const resourceMapping = {
	getColumns: mapper((column) => column),
	/** None is mandatory in a change, and the user adds those to change. */
	getColumnsToChange: mapper(toAdd),
	getUserFields,
};

function toAdd(field: ResourceMapperField): ResourceMapperField {
	return { ...field, required: false, removed: true };
}

type Mapper = (this: ILoadOptionsFunctions) => Promise<ResourceMapperFields>;

function mapper(adapt: (column: ResourceMapperField) => ResourceMapperField): Mapper {
	return async function () {
		return await withClient(this, async (client) => {
			const database = pickedIn(this, 'database')?.value.trim();
			if (database === undefined) throw pickFirst('Database', 'columns', 'map automatically');
			// Databases are listed by v3 only, which may lack its permission; a record has columns too.
			const schema = await schemaOf(client, database).catch(() => undefined);
			const found = schema ?? (await columnsOfSample(client, database));
			return {
				fields: found.map(adapt),
				emptyFieldsNotice:
					'Cliq lists the columns only with the permission Databases and Criteria, or once the database has a record. Until then, map automatically.',
			};
		});
	};
}

/** @returns the columns of a database, by its unique name; undefined if Cliq does not list it */
async function schemaOf(client: CliqClient, database: string) {
	const { endpoint, pagination } = lists.databases;
	const rows = await allRows(client, endpoint, {}, pagination, Infinity, MAX_PAGES);
	const row = rows.find(({ unique_name: name }) => name === database);
	if (!Array.isArray(row?.fields)) return undefined;
	return row.fields.filter(isJsonObject).map(fromSchema);
}

function fromSchema({ unique_name: id, name, type, mandatory }: JsonObject): ResourceMapperField {
	return {
		...columnOf(String(id), type),
		displayName: typeof name === 'string' && name !== '' ? name : String(id),
		required: mandatory === true,
	};
}

async function columnsOfSample(client: CliqClient, database: string) {
	const { endpoint, pagination } = lists.databaseRecords;
	const [record = {}] = await allRows(client, endpoint, { path: { database } }, pagination, 1);
	return Object.entries(record)
		.filter(([name]) => !OWN_COLUMNS.includes(name))
		.map(([name, value]) => columnOf(name, typeof value));
}

/** @returns the fields of profiles: the form always has the standard ones, whatever Cliq lists of the rest */
async function getUserFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const found = await withClient(this, async (client) => {
		const of = async (source: Source) => await optionsOf(this, client, source).catch(() => []);
		const department_id = await of(departments);
		const designation_id = await of(designations);
		return { choices: { department_id, designation_id }, custom: await of(customUserFields) };
	}).catch(() => undefined);
	const standard = Object.entries(profileFields).map(([id, name]) =>
		profileField(id, name, found?.choices),
	);
	const custom = (found?.custom ?? []).map(({ value, name }) => ({
		...columnOf(String(value), 'string'),
		displayName: name,
	}));
	return { fields: [...standard, ...custom].map(toAdd) };
}

/** Without a list to choose from, IDs are typed. */
function profileField(
	id: string,
	name: string,
	choices: Readonly<Partial<Record<string, INodePropertyOptions[]>>> = {},
): ResourceMapperField {
	const { [id]: options = [] } = choices;
	if (options.length > 0)
		return { ...columnOf(id, 'string'), displayName: name, type: 'options', options };
	const isListed = id === 'department_id' || id === 'designation_id';
	return { ...columnOf(id, 'string'), displayName: isListed ? `${name} ID` : name };
}

function columnOf(id: string, kind: unknown): ResourceMapperField {
	const type = kind === 'boolean' || kind === 'number' ? kind : 'string';
	return { id, displayName: id, type, required: false, defaultMatch: false, display: true };
}
