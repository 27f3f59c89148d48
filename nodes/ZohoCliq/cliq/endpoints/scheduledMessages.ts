import { del, get, group, limit, post, put } from './endpoint';

const OF_CHAT = '/api/v3/chats/{chat}/scheduledmessages';

/** Their other scopes are those of messages. */
const facts = { permission: 'scheduleMessages' } as const;

/** v2 publishes only the first; the others are v3's. */
export const scheduledMessages = group('scheduledMessages', {
	create: post('/chats/{chat}/scheduledmessages', 'messages.CREATE', limit(50, 10)),
	getAll: get('/api/v3/scheduledmessages', 'Messages.READ', limit(20, 10), facts),
	getOfChat: get(OF_CHAT, 'Messages.READ', limit(20, 10), facts),
	// Published as Messages.CREATE. Asking for both spellings would risk the whole connection.
	sendNow: post(OF_CHAT, 'messages.CREATE', limit(50, 10)),
	update: put(`${OF_CHAT}/{scheduledMessage}`, 'Messages.UPDATE', limit(20, 10), facts),
	delete: del(`${OF_CHAT}/{scheduledMessage}`, 'Messages.DELETE', limit(20, 10), facts),
});
