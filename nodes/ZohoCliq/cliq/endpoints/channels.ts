import { del, get, group, limit, post, put } from './endpoint';

export const channels = group('channels', {
	create: post('/channels', 'Channels.CREATE', limit(20, 10)),
	getMany: get('/channels', 'Channels.READ', limit(30, 5)),
	get: get('/channels/{channel}', 'Channels.READ', limit(30, 5)),
	// Undocumented, seen live.
	getByName: get('/channelsbyname/{channel}', 'Channels.READ'),
	update: put('/channels/{channel}', 'Channels.UPDATE', limit(50, 5)),
	delete: del('/channels/{channel}', 'Channels.DELETE', limit(10, 5)),
	getMembers: get('/channels/{channel}/members', 'Channels.READ', limit(100, 5)),
	addMembers: post('/channels/{channel}/members', 'Channels.UPDATE', limit(10, 5)),
	removeMembers: del('/channels/{channel}/members', 'Channels.UPDATE', limit(10, 5)),
	// Published with a trailing /members; this form is the one that works for others.
	changeMemberRole: put('/channels/{channel}/members/{user}', 'Channels.UPDATE', limit(10, 5)),
	addBot: post('/bots/{bot}/associate', 'Channels.UPDATE', limit(5, 5)),
	// Unpublished; how another node removes bots.
	removeMember: del('/channels/{channel}/members/{member}', 'Channels.UPDATE'),
	approve: post('/channels/{channel}/approve', 'Channels.UPDATE', limit(10, 5)),
	reject: post('/channels/{channel}/reject', 'Channels.UPDATE', limit(10, 5)),
	join: post('/channels/{channel}/join', 'Channels.UPDATE', limit(10, 5)),
	leave: post('/channels/{channel}/leave', 'Channels.UPDATE', limit(10, 5)),
	archive: post('/channels/{channel}/archive', 'Channels.UPDATE', limit(10, 5)),
	unarchive: post('/channels/{channel}/unarchive', 'Channels.UPDATE', limit(10, 5)),
});
