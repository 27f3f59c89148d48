import { del, get, group, limit, patch, post } from './endpoint';

const ONE = '/api/v3/commands/{component}';
const HANDLER = `${ONE}/handlers/{handler}`;

const facts = { target: 'slash command' };

/** Slash commands. [Zoho's OpenAPI, v3] */
export const commands = group('commands', {
	getMany: get('/api/v3/commands', 'Commands.READ', limit(30, 5)),
	create: post('/api/v3/commands', 'Commands.CREATE', limit(10, 5)),
	get: get(ONE, 'Commands.READ', limit(30, 5), facts),
	update: patch(ONE, 'Commands.UPDATE', limit(10, 5), facts),
	delete: del(ONE, 'Commands.DELETE', limit(10, 5), facts),
	addHandler: post(`${ONE}/handlers`, 'Commands.UPDATE', limit(10, 5), facts),
	updateHandler: patch(HANDLER, 'Commands.UPDATE', limit(10, 5), facts),
	getHandler: get(HANDLER, 'Commands.READ', limit(10, 5), facts),
	deleteHandler: del(HANDLER, 'Commands.UPDATE', limit(10, 5), facts),
});
