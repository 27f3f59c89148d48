import { del, get, group, limit, post, put } from './endpoint';

export const statuses = group('statuses', {
	create: post('/statuses', 'Profile.CREATE', limit(20, 10)),
	getMany: get('/statuses', 'Profile.READ', limit(20, 10)),
	getCurrent: get('/statuses/current', 'Profile.READ', limit(20, 10)),
	set: put('/statuses/{status}/set', 'Profile.UPDATE', limit(20, 10)),
	delete: del('/statuses/{status}', 'Profile.DELETE', limit(20, 10)),
	setTransient: put('/statuses/ephemeral', 'Profile.UPDATE', limit(20, 10)),
	getDoNotDisturb: get('/api/v3/settings/dnd-preferences', 'Profile.READ'),
	updateDoNotDisturb: put('/api/v3/settings/dnd-preferences', 'Profile.UPDATE'),
	clearTransient: del('/statuses/ephemeral', 'Profile.DELETE', limit(20, 10)),
});
