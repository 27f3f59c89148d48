import { del, get, group, limit, post } from './endpoint';

/** Pinned messages in v3, of which a chat can have several; in v2 (`chats.pinMessage`) it has one. */
export const pins = group('pins', {
	pin: post('/api/v3/chats/{chat}/pin-messages', 'Chats.CREATE', limit(20, 5)),
	getMany: get('/api/v3/chats/{chat}/pin-messages', 'Chats.READ', limit(20, 5)),
	unpin: del('/api/v3/chats/{chat}/pin-messages', 'Chats.DELETE', limit(20, 5)),
});
