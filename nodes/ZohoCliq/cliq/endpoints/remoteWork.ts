import { get, group, limit, put } from './endpoint';

export const remoteWork = group('remoteWork', {
	getMe: get('/me', 'Profile.READ', limit(20, 10), { tellsUser: true }),
	// The scopes of Zoho People, also published, are for organizations that record attendance there.
	checkIn: put('/me/checkin', 'Profile.UPDATE', limit(20, 10), { permission: 'attendance' }),
	checkOut: put('/me/checkout', 'Profile.UPDATE', limit(20, 10), { permission: 'attendance' }),
});
