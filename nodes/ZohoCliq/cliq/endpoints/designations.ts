import { del, get, group, limit, post, put } from './endpoint';

const LIMIT = limit(30, 10);

export const designations = group('designations', {
	getMany: get('/designations', 'Designations.READ', LIMIT),
	create: post('/designations', 'Designations.CREATE', LIMIT),
	get: get('/designations/{designation}', 'Designations.READ', LIMIT),
	update: put('/designations/{designation}', 'Designations.UPDATE', LIMIT),
	delete: del('/designations/{designation}', 'Designations.DELETE', LIMIT),
	getMembers: get('/designations/{designation}/members', 'Designations.READ', LIMIT),
	addMembers: post('/designations/{designation}/members', 'Designations.UPDATE', LIMIT),
	removeMembers: del('/designations/{designation}/members', 'Designations.DELETE', LIMIT),
});
