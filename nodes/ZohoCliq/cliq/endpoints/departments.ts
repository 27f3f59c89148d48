import { del, get, group, limit, post, put } from './endpoint';

const LIMIT = limit(30, 10);

export const departments = group('departments', {
	getMany: get('/departments', 'Departments.READ', LIMIT),
	create: post('/departments', 'Departments.CREATE', LIMIT),
	get: get('/departments/{department}', 'Departments.READ', LIMIT),
	update: put('/departments/{department}', 'Departments.UPDATE', LIMIT),
	delete: del('/departments/{department}', 'Departments.DELETE', LIMIT),
	getMembers: get('/departments/{department}/members', 'Departments.READ', LIMIT),
	addMembers: post('/departments/{department}/members', 'Departments.UPDATE', LIMIT),
	// Another n8n node needs UPDATE, Zoho's document names DELETE.
	removeMembers: del(
		'/departments/{department}/members',
		['Departments.DELETE', 'Departments.UPDATE'],
		LIMIT,
	),
});
