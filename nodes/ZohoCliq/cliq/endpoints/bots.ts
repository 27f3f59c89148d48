import { del, get, group, limit, patch, post } from './endpoint';

/** By the internal ID, unlike all that a bot sends. [Zoho's OpenAPI, v3] */
const facts = { target: 'bot' };

const HANDLER = '/api/v3/bots/{botId}/handlers/{handler}';

export const bots = group('bots', {
	// Only v3 lists, creates and changes bots.
	getMany: get('/api/v3/bots', 'Bots.READ', limit(30, 5)),
	create: post('/api/v3/bots', 'Bots.CREATE', limit(10, 5)),
	get: get('/api/v3/bots/{botId}', 'Bots.READ', limit(30, 5), facts),
	update: patch('/api/v3/bots/{botId}', 'Bots.UPDATE', limit(10, 5), facts),
	delete: del('/api/v3/bots/{botId}', 'Bots.DELETE', limit(10, 5), facts),
	addHandler: post('/api/v3/bots/{botId}/handlers', 'Bots.UPDATE', limit(10, 5), facts),
	updateHandler: patch(HANDLER, 'Bots.UPDATE', limit(10, 5), facts),
	getHandler: get(HANDLER, 'Bots.READ', limit(10, 5), facts),
	deleteHandler: del(HANDLER, 'Bots.UPDATE', limit(10, 5), facts),
	getSubscribers: get('/bots/{bot}/subscribers', 'Bots.READ', limit(100, 10)),
	// Published as 10 calls in 5 minutes.
	triggerCall: post('/bots/{bot}/calls', 'Webhooks.CREATE', limit(2, 30)),
	// From Zoho's help for v2; its threshold is published for v3.
	sendToIncomingWebhook: post('/bots/{bot}/incoming', 'Webhooks.CREATE', limit(50, 10), {
		takesWebhookToken: true,
	}),
});
