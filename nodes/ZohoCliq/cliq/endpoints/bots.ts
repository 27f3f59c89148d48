import { get, group, limit, post } from './endpoint';

export const bots = group('bots', {
	// Only v3 lists bots.
	getMany: get('/api/v3/bots', 'Bots.READ', limit(30, 5)),
	getSubscribers: get('/bots/{bot}/subscribers', 'Bots.READ', limit(100, 10)),
	// Published as 10 calls in 5 minutes.
	triggerCall: post('/bots/{bot}/calls', 'Webhooks.CREATE', limit(2, 30)),
	// From Zoho's help for v2; its threshold is published for v3.
	sendToIncomingWebhook: post('/bots/{bot}/incoming', 'Webhooks.CREATE', limit(50, 10)),
});
