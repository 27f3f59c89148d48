import { get, group, limit } from './endpoint';

export const remoteWork = group('remoteWork', {
	getMe: get('/me', 'Profile.READ', limit(20, 10), { tellsUser: true }),
});
