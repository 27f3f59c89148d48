import { del, get, group, limit, patch, post } from './endpoint';

const ONE = '/api/v3/messageactions/{component}';
const HANDLER = `${ONE}/handlers/{handler}`;

const facts = { target: 'message action' };

/** Message actions; each comes with its one handler. [Zoho's OpenAPI, v3] */
export const messageActions = group('messageActions', {
	getMany: get('/api/v3/messageactions', 'MessageActions.READ', limit(30, 5)),
	create: post('/api/v3/messageactions', 'MessageActions.CREATE', limit(30, 5)),
	get: get(ONE, 'MessageActions.READ', limit(10, 5), facts),
	update: patch(ONE, 'MessageActions.UPDATE', limit(10, 5), facts),
	delete: del(ONE, 'MessageActions.DELETE', limit(10, 5), facts),
	updateHandler: patch(HANDLER, 'MessageActions.UPDATE', limit(10, 5), facts),
	getHandler: get(HANDLER, 'MessageActions.READ', limit(10, 5), facts),
});
