import { del, get, group, limit, patch, post } from './endpoint';

const ONE = '/api/v3/functions/{component}';
const HANDLER = `${ONE}/handlers/{handler}`;

const facts = { target: 'function' };

/** Functions: what a button calls. [Zoho's OpenAPI, v3] */
export const functions = group('functions', {
	getMany: get('/api/v3/functions', 'Functions.READ', limit(30, 5)),
	create: post('/api/v3/functions', 'Functions.CREATE', limit(10, 5)),
	get: get(ONE, 'Functions.READ', limit(30, 5), facts),
	update: patch(ONE, 'Functions.UPDATE', limit(10, 5), facts),
	delete: del(ONE, 'Functions.DELETE', limit(10, 5), facts),
	addHandler: post(`${ONE}/handlers`, 'Functions.UPDATE', limit(10, 5), facts),
	updateHandler: patch(HANDLER, 'Functions.UPDATE', limit(10, 5), facts),
	getHandler: get(HANDLER, 'Functions.READ', limit(10, 5), facts),
	deleteHandler: del(HANDLER, 'Functions.UPDATE', limit(10, 5), facts),
});
