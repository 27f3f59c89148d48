import { get, group, limit, post } from './endpoint';

export const files = group('files', {
	shareWithUser: post('/buddies/{user}/files', 'Webhooks.CREATE', limit(20, 10)),
	shareWithChannel: post('/channelsbyname/{channel}/files', 'Webhooks.CREATE', limit(20, 10)),
	shareWithChat: post('/chats/{chat}/files', 'Webhooks.CREATE', limit(20, 10)),
	shareWithBot: post('/bots/{bot}/files', 'Webhooks.CREATE', limit(20, 10)),
	get: get('/files/{file}', 'Attachments.READ', limit(20, 10)),
});
