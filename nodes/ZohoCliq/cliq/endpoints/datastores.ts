import { del, get, group, limit, patch, post } from './endpoint';

const DATABASE = '/api/v3/datastores/{databaseId}';
const RECORDS = '/api/v3/datastores/{database}/records';
const READ = limit(30, 5);
const WRITE = limit(10, 5);
const ID = { target: 'database' };

/**
 * Databases in v3: themselves by ID, and of their records what v2 lacks, by unique name. Another n8n node uses
 * v2's records; nobody is known to use these.
 */
export const datastores = group('datastores', {
	getMany: get('/api/v3/datastores', 'Datastores.READ', READ),
	create: post('/api/v3/datastores', 'Datastores.CREATE', WRITE),
	get: get(DATABASE, 'Datastores.READ', READ, ID),
	update: patch(DATABASE, 'Datastores.UPDATE', WRITE, ID),
	delete: del(DATABASE, 'Datastores.DELETE', WRITE, ID),
	addFields: post(`${DATABASE}/fields`, 'Datastores.UPDATE', WRITE, ID),
	updateFields: patch(`${DATABASE}/fields`, 'Datastores.UPDATE', WRITE, ID),
	deleteFields: del(`${DATABASE}/fields`, 'Datastores.UPDATE', WRITE, ID),
	export: post(`${DATABASE}/export`, 'Datastores.READ', limit(5, 10), ID),
	getRecords: get(RECORDS, 'DatastoreRecords.READ', READ),
	updateRecords: patch(RECORDS, 'DatastoreRecords.UPDATE', READ),
	deleteRecords: del(RECORDS, 'DatastoreRecords.DELETE', READ),
});
