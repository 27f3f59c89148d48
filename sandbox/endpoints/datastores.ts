import { ok, Refusal } from '../answers';
import type { Column, Database } from '../databases';
import { databaseRecord } from '../databases';
import type { Call, Endpoint } from '../endpoint';
import type { Fields } from '../fields';
import { checkBody } from '../fields';
import { addedSince, page, syncTokenOf } from './paging';
import { compare, matching } from './recordFilter';
import { changed, database } from './storages';

const PATH = '/api/v3/datastores/{databaseId}';
const RECORDS = '/api/v3/datastores/{database}/records';
const READ = { limitPerMinute: 30, lockMinutes: 5 } as const;
const WRITE = { limitPerMinute: 10, lockMinutes: 5 } as const;
const DONE = { status: 204 } as const;

const NAME = { type: 'string', max: 20 } as const;
const NAMES: Fields = {
	unique_name: NAME,
	name: NAME,
	description: { type: 'string', max: 250 },
	unique_keys: { type: 'array', max: 4 },
};

const RULES: Fields = {
	mandatory: { type: 'boolean' },
	masked: { type: 'boolean' },
	default_value: { type: 'string', max: 100 },
};

const TYPES = ['boolean', 'number', 'limited-text', 'encrypted-text', 'large-text'];

const NEW_COLUMN: Fields = {
	unique_name: { ...NAME, required: true },
	name: { ...NAME, required: true },
	type: { type: 'string', required: true, values: TYPES },
	...RULES,
};

const CHANGED_COLUMN: Fields = {
	id: { type: 'string', required: true },
	unique_name: NAME,
	name: NAME,
	...RULES,
};

/** Databases, and of their records what v2 lacks: v3 datastores.yml. */
export const datastoreEndpoints: Endpoint[] = [
	{
		...READ,
		method: 'GET',
		path: '/api/v3/datastores',
		scope: 'ZohoCliq.Datastores.READ',
		query: {
			limit: { type: 'integer', max: 100 },
			next_token: { type: 'string' },
			sync_token: { type: 'string' },
		},
		handle: ({ organization, query }) => {
			const { databases } = organization;
			const some = addedSince(databases, query.sync_token);
			const { entries, nextToken } = page(some, query.limit, query.next_token, 20);
			return ok({
				url: '/api/v3/datastores',
				type: 'datastore',
				...syncTokenOf(databases),
				...(nextToken && { next_token: nextToken }),
				data: entries.map((one) => databaseRecord(organization, one)),
			});
		},
	},
	{
		...WRITE,
		method: 'POST',
		path: '/api/v3/datastores',
		scope: 'ZohoCliq.Datastores.CREATE',
		body: {
			...NAMES,
			unique_name: { ...NAME, required: true },
			name: { ...NAME, required: true },
			description: { type: 'string', max: 250, required: true },
			fields: { type: 'array', required: true, max: 19 },
		},
		handle: (call) => {
			const { databases } = call.organization;
			const created: Database = {
				id: String(227828000000133001n + BigInt(databases.length)),
				uniqueName: '',
				name: '',
				description: '',
				creatorId: call.user.id,
				columns: [],
				uniqueKeys: [],
				records: [],
			};
			addColumns(call, created);
			rename(call, created);
			databases.push(created);
			return detail(call, created);
		},
	},
	{
		...READ,
		method: 'GET',
		path: PATH,
		scope: 'ZohoCliq.Datastores.READ',
		handle: (call) => detail(call, byId(call)),
	},
	{
		...WRITE,
		method: 'PATCH',
		path: PATH,
		scope: 'ZohoCliq.Datastores.UPDATE',
		body: NAMES,
		handle: (call) => {
			const one = byId(call);
			rename(call, one);
			return detail(call, one);
		},
	},
	{
		...WRITE,
		method: 'DELETE',
		path: PATH,
		scope: 'ZohoCliq.Datastores.DELETE',
		handle: (call) => {
			const { databases } = call.organization;
			databases.splice(databases.indexOf(byId(call)), 1);
			return DONE;
		},
	},
	{
		...WRITE,
		method: 'POST',
		path: `${PATH}/fields`,
		scope: 'ZohoCliq.Datastores.UPDATE',
		body: { fields: { type: 'array', required: true, max: 10 } },
		handle: (call) => {
			const one = byId(call);
			addColumns(call, one);
			return detail(call, one);
		},
	},
	{
		...WRITE,
		method: 'PATCH',
		path: `${PATH}/fields`,
		scope: 'ZohoCliq.Datastores.UPDATE',
		body: { fields: { type: 'array', required: true, max: 10 } },
		handle: (call) => {
			const one = byId(call);
			for (const given of entriesIn(call, CHANGED_COLUMN)) {
				const column = one.columns.find(({ id }) => id === given.id);
				if (!column) throw new Refusal(400, 'datastore_field_not_found', 'There is no such field.');
				Object.assign(column, given);
			}
			return detail(call, one);
		},
	},
	{
		...WRITE,
		method: 'DELETE',
		path: `${PATH}/fields`,
		scope: 'ZohoCliq.Datastores.UPDATE',
		query: { ids: { type: 'string', required: true } },
		handle: (call) => {
			const one = byId(call);
			for (const id of (call.query.ids ?? '').split(',')) {
				const at = one.columns.findIndex((column) => column.id === id);
				if (at < 0) throw new Refusal(400, 'datastore_column_not_found', 'There is no such field.');
				const [gone] = one.columns.splice(at, 1);
				for (const record of one.records) Reflect.deleteProperty(record, gone?.unique_name ?? '');
			}
			return DONE;
		},
	},
	{
		limitPerMinute: 5,
		lockMinutes: 10,
		method: 'POST',
		path: `${PATH}/export`,
		scope: 'ZohoCliq.Datastores.READ',
		body: {
			file_type: { type: 'string', required: true, values: ['csv', 'xlsx', 'pdf'] },
			password_protected: { type: 'boolean' },
			password: { type: 'string', max: 20 },
		},
		handle: (call) => {
			byId(call);
			const { password, password_protected: isProtected } = call.body;
			if (isProtected === true && (typeof password !== 'string' || password.length < 8)) {
				throw new Refusal(400, 'datastore_export_password_missing', 'A password is required.');
			}
			return DONE;
		},
	},
	{
		...READ,
		method: 'GET',
		path: RECORDS,
		scope: 'ZohoCliq.DatastoreRecords.READ',
		query: {
			criteria: { type: 'string' },
			limit: { type: 'integer', max: 100 },
			order_by: { type: 'string' },
			next_token: { type: 'string' },
			sync_token: { type: 'string' },
		},
		handle: (call) => {
			const { criteria, limit, next_token: token, order_by: order } = call.query;
			const [column = 'id', direction = 'asc'] = (order ?? 'id asc').split(' ');
			const all = matching(database(call), criteria, true).sort(
				(one, other) =>
					compare(one[column] ?? '', other[column] ?? '') * (direction === 'desc' ? -1 : 1),
			);
			const { entries, nextToken } = page(all, limit, token, 50);
			const list = { url: call.params.database, type: 'datastore_record', list: entries };
			return ok({ ...list, ...syncTokenOf(all), ...(nextToken && { next_token: nextToken }) });
		},
	},
	{
		...READ,
		method: 'PATCH',
		path: RECORDS,
		scope: 'ZohoCliq.DatastoreRecords.UPDATE',
		body: {
			criteria: { type: 'string', required: true },
			values: { type: 'object', required: true },
		},
		handle: (call) => {
			const one = database(call);
			for (const record of matching(one, String(call.body.criteria), true)) {
				changed(call, one, record);
			}
			return DONE;
		},
	},
	{
		...READ,
		method: 'DELETE',
		path: RECORDS,
		scope: 'ZohoCliq.DatastoreRecords.DELETE',
		query: { criteria: { type: 'string' }, ids: { type: 'string' } },
		handle: (call) => {
			const { criteria, ids } = call.query;
			if (criteria === undefined && ids === undefined) {
				throw new Refusal(400, 'datastore_invalid_criteria', 'Criteria or ids are required.');
			}
			const one = database(call);
			const gone = criteria === undefined ? one.records : matching(one, criteria, true);
			const wanted = ids?.split(',') ?? gone.map(({ id }) => id);
			one.records = one.records.filter(({ id }) => !wanted.includes(id));
			return DONE;
		},
	},
];

function byId({ organization, params }: Call): Database {
	const one = organization.databases.find(({ id }) => id === params.databaseId);
	if (!one) throw new Refusal(400, 'datastore_not_found', 'The database does not exist.');
	return one;
}

function detail(call: Call, one: Database) {
	return ok({
		url: '/api/v3/datastores',
		type: 'datastore',
		data: databaseRecord(call.organization, one),
	});
}

function entriesIn({ body, switches }: Call, fields: Fields): Array<Record<string, unknown>> {
	const entries = body.fields as unknown[];
	for (const entry of entries) checkBody(entry, fields, switches);
	return entries as Array<Record<string, unknown>>;
}

function addColumns(call: Call, one: Database): void {
	for (const given of entriesIn(call, NEW_COLUMN)) {
		if (one.columns.some((column) => column.unique_name === given.unique_name)) {
			throw new Refusal(400, 'datastore_field_name_already_exists', 'The field exists already.');
		}
		const id = String(17202020414617773604018031n + BigInt(one.columns.length));
		const standard = { mandatory: false, masked: false, default_value: '' };
		one.columns.push({ ...standard, ...given, id } as Column);
	}
	if (one.columns.length > 19) {
		throw new Refusal(400, 'datastore_fields_limit_exceeded', 'There are too many fields.');
	}
}

function rename({ organization, body }: Call, one: Database): void {
	const { name, unique_name: unique, description, unique_keys: keys } = body;
	if (typeof unique === 'string') {
		if (organization.databases.some((other) => other !== one && other.uniqueName === unique)) {
			throw new Refusal(400, 'datastore_name_already_exists', 'The name is taken.');
		}
		one.uniqueName = unique;
	}
	if (typeof name === 'string') one.name = name;
	if (typeof description === 'string') one.description = description;
	if (Array.isArray(keys)) {
		const names = one.columns.map((column) => column.unique_name);
		if (!keys.flat().every((key) => names.includes(String(key)))) {
			throw new Refusal(400, 'datastore_unique_key_column_not_found', 'There is no such field.');
		}
		one.uniqueKeys = keys as string[][];
	}
}
