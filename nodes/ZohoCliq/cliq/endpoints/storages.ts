import { del, get, group, limit, post, put } from './endpoint';

const LIMIT = limit(30, 10);
const RECORDS = '/storages/{database}/records';

/** Records of databases in v2, by the database's unique name. */
export const storages = group('storages', {
	getMany: get(RECORDS, 'StorageData.READ', LIMIT),
	create: post(RECORDS, 'StorageData.CREATE', LIMIT),
	get: get(`${RECORDS}/{record}`, 'StorageData.READ', LIMIT),
	update: put(`${RECORDS}/{record}`, 'StorageData.UPDATE', LIMIT),
	delete: del(`${RECORDS}/{record}`, 'StorageData.DELETE', LIMIT),
});
