import type { Organization } from './organization';

/** A column; in Cliq's words a field. */
export interface Column {
	id: string;
	unique_name: string;
	name: string;
	type: 'boolean' | 'number' | 'limited-text' | 'encrypted-text' | 'large-text';
	mandatory: boolean;
	masked: boolean;
	default_value: string;
}

export type Cell = string | number | boolean;

/** A record; `id`, `added_time` and `modified_time` are Cliq's own. */
export type StoredRecord = Record<string, Cell> & { id: string };

/** A database; in v2 a storage, in v3 a datastore. */
export interface Database {
	id: string;
	uniqueName: string;
	name: string;
	description: string;
	creatorId: string;
	columns: Column[];
	uniqueKeys: string[][];
	records: StoredRecord[];
	/** How many records the API has created. */
	created?: number;
}

const FIRST_RECORD = 14756000000008003n;

/** The database that Zoho's example workflow would need, and one without records. */
export function seedDatabases(organization: Organization): void {
	const { databases } = organization;
	const columns = [
		column(0, 'ticket', 'Ticket', 'limited-text', true),
		column(1, 'status', 'Status', 'limited-text'),
		column(2, 'votes', 'Votes', 'number'),
		column(3, 'urgent', 'Urgent', 'boolean'),
	];
	const creatorId = organization.users[0]?.id ?? '';
	const shared = { description: '', creatorId };
	databases.push(
		{
			id: '227828000000132001',
			uniqueName: 'tickets',
			name: 'Tickets',
			columns,
			uniqueKeys: [['ticket']],
			records: [],
			...shared,
		},
		{
			id: '227828000000132077',
			uniqueName: 'empdir',
			name: 'Employee Directory',
			columns: [column(10, 'empid', 'Employee ID', 'number', true)],
			uniqueKeys: [],
			records: [],
			...shared,
		},
	);
	const [tickets] = databases;
	for (const [index, status] of ['open', 'closed', 'open'].entries()) {
		tickets?.records.push({
			id: String(FIRST_RECORD + BigInt(index)),
			ticket: `T-${index + 1}`,
			status,
			votes: index * 5,
			urgent: index === 0,
		});
	}
}

/** A column of a database. */
export function column(
	index: number,
	unique: string,
	name: string,
	type: Column['type'],
	mandatory = false,
): Column {
	const id = String(17202020414617773604009000n + BigInt(index));
	return { id, unique_name: unique, name, type, mandatory, masked: false, default_value: '' };
}

/** A database as in lists and on its own [spec, v3 datastores]. */
export function databaseRecord({ users }: Organization, database: Database) {
	const creator = users.find(({ id }) => id === database.creatorId);
	return {
		unique_name: database.uniqueName,
		name: database.name,
		id: database.id,
		creator: { name: creator?.name, id: database.creatorId },
		status: 'enabled',
		fields: database.columns,
		type: 'custom',
		description: database.description,
		unique_keys: database.uniqueKeys,
		scope: 'personal',
	};
}
