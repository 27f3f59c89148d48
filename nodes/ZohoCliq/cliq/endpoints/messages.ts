import { del, get, group, limit, post, put } from './endpoint';

/** Not so for people and chats. [Zoho's help: webhook tokens] */
const token = { takesWebhookToken: true } as const;

export const messages = group('messages', {
	postToUser: post('/buddies/{user}/message', 'Webhooks.CREATE', limit(50, 10)),
	postToChannel: post('/channelsbyname/{channel}/message', 'Webhooks.CREATE', limit(50, 10), token),
	postToChat: post('/chats/{chat}/message', 'Webhooks.CREATE', limit(50, 10)),
	postToBot: post('/bots/{bot}/message', 'Webhooks.CREATE', limit(50, 10), token),
	postToBotByV3: post('/api/v3/bots/{bot}/messages', 'Webhooks.CREATE', limit(50, 10)),
	search: get('/api/v3/messages/search', 'Chats.READ', limit(50, 10)),
	getMany: get('/chats/{chat}/messages', 'Messages.READ', limit(15, 5)),
	// Published with a trailing /messages; this form is the one that works for others.
	get: get('/chats/{chat}/messages/{message}', 'Messages.READ', limit(30, 5)),
	// Published with Webhooks.* scopes; live organizations require Messages.*.
	update: put('/chats/{chat}/messages/{message}', 'Messages.UPDATE', limit(50, 10), {
		idempotent: false,
	}),
	delete: del('/chats/{chat}/messages/{message}', 'Messages.DELETE', limit(20, 5)),
	// The three s are Zoho's. [Zoho's OpenAPI, v3]
	deleteMany: del('/api/v3/chats/{chat}/messagess', 'Messages.DELETE', limit(50, 5)),
	forward: post('/api/v3/messages', 'Messages.CREATE', limit(50, 10)),
	getReactions: get(
		'/chats/{chat}/messages/{message}/reactions',
		'messageactions.READ',
		limit(50, 10),
	),
	addReaction: post(
		'/chats/{chat}/messages/{message}/reactions',
		'messageactions.CREATE',
		limit(20, 5),
	),
	removeReaction: del(
		'/chats/{chat}/messages/{message}/reactions',
		// Another node needed both; published with the first. [another n8n node]
		['messageactions.CREATE', 'messageactions.DELETE'],
		limit(20, 5),
	),
	// From a guide, not in Zoho's documents: text and files in one multipart request.
	postWithFilesToChat: post('/chats/{chat}/messages', 'Webhooks.CREATE'),
});
