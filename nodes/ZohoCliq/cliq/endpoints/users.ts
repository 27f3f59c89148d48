import { get, group, limit, post, put } from './endpoint';

export const users = group('users', {
	getMany: get('/users', 'Users.READ', limit(30, 10)),
	get: get('/users/{user}', 'Users.READ', limit(20, 10)),
	// From a guide, not in Zoho's documents: who am I, and the people I talk to. Another Cliq client requests
	// a scope of its own for the latter.
	getMe: get('/users/me', 'Users.READ', undefined, { tellsUser: true }),
	getBuddies: get('/buddies', 'Buddies.READ'),
	create: post('/users', 'Users.CREATE', limit(5, 10)),
	update: put('/users/{user}', 'Users.UPDATE', limit(20, 10)),
	getTeams: get('/users/{user}/teams', 'Users.READ', limit(20, 10)),
	getLayouts: get('/users/layout', 'Users.READ', limit(20, 10)),
});
