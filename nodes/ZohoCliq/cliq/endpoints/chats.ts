import { del, get, group, limit, post, put } from './endpoint';

export const chats = group('chats', {
	getMany: get('/chats', 'Chats.READ', limit(20, 10)),
	getManyByPerson: get('/api/v3/chats', 'Chats.READ', limit(30, 10)),
	search: get('/api/v3/chats/search', 'Chats.READ', limit(50, 10)),
	get: get('/api/v3/chats/{chat}', 'Chats.READ', limit(60, 5)),
	// No lock is published.
	create: post('/api/v3/chats', 'Chats.CREATE', limit(30, 10)),
	// Also marks a chat as read, for which no lock is published.
	update: put('/api/v3/chats/{chat}', 'Chats.UPDATE', limit(60, 10)),
	addMembers: post('/api/v3/chats/{chat}/members', 'Chats.UPDATE', limit(20, 10)),
	removeMembers: del('/api/v3/chats/{chat}/members', 'Chats.DELETE', limit(20, 10)),
	pin: post('/api/v3/chats/{chat}/pins', 'Chats.UPDATE', limit(50, 5)),
	unpin: del('/api/v3/chats/{chat}/pins', 'Chats.UPDATE', limit(50, 5)),
	getMembers: get('/chats/{chat}/members', 'Chats.READ', limit(20, 10)),
	mute: post('/chats/{chat}/mute', 'Chats.UPDATE', limit(20, 10)),
	unmute: post('/chats/{chat}/unmute', 'Chats.UPDATE', limit(20, 10)),
	addPin: post('/api/v3/chats/{chat}/pin-messages', 'Chats.CREATE', limit(20, 5)),
	getPins: get('/api/v3/chats/{chat}/pin-messages', 'Chats.READ', limit(20, 5)),
	// Without message IDs in the body, it removes every pin of the chat.
	removePins: del('/api/v3/chats/{chat}/pin-messages', 'Chats.DELETE', limit(20, 5)),
	pinMessage: post('/chats/{chat}/stickymessage', 'Chats.CREATE', limit(20, 10)),
	getPinnedMessage: get('/chats/{chat}/stickymessage', 'Chats.READ', limit(20, 10)),
	unpinMessage: del('/chats/{chat}/stickymessage', 'Chats.DELETE', limit(50, 5)),
	leave: post('/chats/{chat}/leave', 'Chats.UPDATE', limit(10, 10)),
	sendTyping: post('/api/v3/chats/{chat}/activities', 'Chats.UPDATE', limit(100, 50)),
});
