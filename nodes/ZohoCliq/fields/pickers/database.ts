import { fromList, listedId, located, typed } from './picker';

/** A database, by its unique name: records are addressed by it. */
export const databaseName = located(
	{
		name: 'database',
		description: 'The database to operate on',
		modes: [
			fromList('searchDatabases'),
			typed(
				'By Name',
				'name',
				'e.g. tickets',
				'Unique name, as in the database’s settings in Cliq',
			),
		],
	},
	({ value }) => value,
);

/** A database, by its ID: its columns and settings are addressed by it. */
export const databaseId = listedId({
	name: 'database',
	search: 'searchDatabaseIds',
	example: '227828000000132001',
	hint: 'Returned by Database: Get Many',
});

/** A record of the database in the preceding field. */
export const recordId = listedId({
	name: 'record',
	search: 'searchRecords',
	example: '14756000000008008',
	hint: 'Returned by Database Record: Get Many',
});
