import { ok, Refusal } from '../answers';
import type { Cell, Database, StoredRecord } from '../databases';
import type { Call, Endpoint } from '../endpoint';
import { makeToken, readToken } from './paging';
import { compare, matching } from './recordFilter';
import { empty } from './replies';

const LIMITS = { limitPerMinute: 30, lockMinutes: 10 } as const;
const PATH = '/api/v2/storages/{database}/records';
const VALUES = { values: { type: 'object', required: true } } as const;

/** Records of databases: v2 databases.yml. */
export const storageEndpoints: Endpoint[] = [
	{
		...LIMITS,
		method: 'GET',
		path: PATH,
		scope: 'ZohoCliq.StorageData.READ',
		query: {
			criteria: { type: 'string' },
			from_index: { type: 'integer' },
			limit: { type: 'integer', max: 100 },
			order_by: { type: 'string' },
			start_token: { type: 'string' },
		},
		handle: list,
	},
	{
		...LIMITS,
		method: 'POST',
		path: PATH,
		scope: 'ZohoCliq.StorageData.CREATE',
		body: VALUES,
		handle: (call) => {
			const found = database(call);
			const values = checkedValues(call, found);
			const missing = found.columns.find(
				(one) => one.mandatory && values[one.unique_name] === undefined,
			);
			if (missing) {
				throw new Refusal(
					400,
					'datastore_required_field_missing',
					`${missing.unique_name} is missing.`,
				);
			}
			// Never that of a deleted record.
			found.created = (found.created ?? 0) + 1;
			const id = String(14756000000009000n + BigInt(found.created));
			const record = { ...values, id };
			checkUnique(found, record);
			found.records.push(record);
			return ok(record);
		},
	},
	{
		...LIMITS,
		method: 'GET',
		path: `${PATH}/{record}`,
		scope: 'ZohoCliq.StorageData.READ',
		handle: (call) => ok(record(call)),
	},
	{
		...LIMITS,
		method: 'PUT',
		path: `${PATH}/{record}`,
		scope: 'ZohoCliq.StorageData.UPDATE',
		body: VALUES,
		handle: (call) => ok(changed(call, database(call), record(call))),
	},
	{
		...LIMITS,
		method: 'DELETE',
		path: `${PATH}/{record}`,
		scope: 'ZohoCliq.StorageData.DELETE',
		handle: (call) => {
			const { records } = database(call);
			records.splice(records.indexOf(record(call)), 1);
			return empty(call);
		},
	},
];

/** The index or the token, never both; a token is returned if index and limit were sent [Zoho's help]. */
function list({ organization, params, query }: Call) {
	const { criteria, from_index: index, limit = '100', order_by: order, start_token: token } = query;
	if (index !== undefined && token !== undefined) {
		throw new Refusal(400, 'extra_param_found', 'from_index and start_token exclude each other.');
	}
	const [, sign, column = ''] = /^([+-])([\w-]+)$/.exec(order ?? '+id') ?? [];
	if (sign === undefined) throw new Refusal(400, 'invalid_param', 'order_by needs a sign.');
	const all = matching(databaseNamed(organization, params.database), criteria, false).sort(
		(one, other) => compare(one[column] ?? '', other[column] ?? '') * (sign === '-' ? -1 : 1),
	);
	const start = token === undefined ? Number(index ?? 0) : readToken(token);
	const end = start + Number(limit);
	const isPaged = index !== undefined || token !== undefined;
	const next = isPaged && end < all.length ? { next_token: makeToken(end) } : {};
	return ok({ list: all.slice(start, end), ...next });
}

/** The database in the path. */
export function database({ organization, params }: Call): Database {
	return databaseNamed(organization, params.database);
}

function databaseNamed({ databases }: Call['organization'], name: string | undefined): Database {
	const found = databases.find(({ uniqueName }) => uniqueName === name);
	if (!found) throw new Refusal(400, 'datastore_not_found', 'The database does not exist.');
	return found;
}

function record(call: Call): StoredRecord {
	const found = database(call).records.find(({ id }) => id === call.params.record);
	if (!found) throw new Refusal(400, 'datastore_record_not_found', 'The record does not exist.');
	return found;
}

/** Changes a record by the values in the body. */
export function changed(call: Call, within: Database, stored: StoredRecord): StoredRecord {
	const values = checkedValues(call, within);
	checkUnique(within, { ...stored, ...values });
	return Object.assign(stored, values);
}

/** @throws Refusal with v3's codes [spec] */
function checkedValues({ body }: Call, { columns }: Database): Record<string, Cell> {
	const values = body.values as Record<string, Cell>;
	for (const [name, value] of Object.entries(values)) {
		const column = columns.find(({ unique_name: unique }) => unique === name);
		if (!column)
			throw new Refusal(400, 'datastore_column_not_found', `There is no column ${name}.`);
		if (column.type === 'number' && Number.isNaN(Number(value))) {
			throw new Refusal(400, 'datastore_invalid_number_value', `${name} must be a number.`);
		}
		if (typeof value === 'object' || String(value).length > 1000) {
			throw new Refusal(400, 'datastore_data_limit_exceeded', `${name} is too large.`);
		}
	}
	return values;
}

function checkUnique({ records, uniqueKeys }: Database, wanted: StoredRecord): void {
	for (const keys of uniqueKeys) {
		const isTaken = records.some(
			(other) => other.id !== wanted.id && keys.every((key) => other[key] === wanted[key]),
		);
		if (isTaken) {
			throw new Refusal(
				400,
				'datastore_unique_key_violation',
				`${keys.join(', ')} must be unique.`,
			);
		}
	}
}
