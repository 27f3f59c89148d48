import { del, get, group, limit, post } from './endpoint';

export const chats = group('chats', {
	getMany: get('/chats', 'Chats.READ', limit(20, 10)),
	getManyByPerson: get('/api/v3/chats', 'Chats.READ', limit(30, 10)),
	getMembers: get('/chats/{chat}/members', 'Chats.READ', limit(20, 10)),
	mute: post('/chats/{chat}/mute', 'Chats.UPDATE', limit(20, 10)),
	unmute: post('/chats/{chat}/unmute', 'Chats.UPDATE', limit(20, 10)),
	pinMessage: post('/chats/{chat}/stickymessage', 'Chats.CREATE', limit(20, 10)),
	getPinnedMessage: get('/chats/{chat}/stickymessage', 'Chats.READ', limit(20, 10)),
	unpinMessage: del('/chats/{chat}/stickymessage', 'Chats.DELETE', limit(50, 5)),
	leave: post('/chats/{chat}/leave', 'Chats.UPDATE', limit(10, 10)),
	sendTyping: post('/api/v3/chats/{chat}/activities', 'Chats.UPDATE', limit(100, 50)),
});
