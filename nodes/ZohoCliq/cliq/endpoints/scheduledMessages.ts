import { group, limit, post } from './endpoint';

export const scheduledMessages = group('scheduledMessages', {
	create: post('/chats/{chat}/scheduledmessages', 'messages.CREATE', limit(50, 10)),
});
