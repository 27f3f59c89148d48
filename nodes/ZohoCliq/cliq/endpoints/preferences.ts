import { del, get, group, limit, put } from './endpoint';

const OWN = '/api/v3/settings/user-preferences';
const MOBILE = '/api/v3/settings/mobile';
const SHORTCUTS = '/api/v3/settings/keyboard-shortcuts';

/** Settings of the connected account. For the first four, no threshold is published. [Zoho's OpenAPI, v3] */
export const preferences = group('preferences', {
	get: get(OWN, 'Profile.READ'),
	update: put(OWN, 'Profile.UPDATE'),
	getMobile: get(MOBILE, 'Profile.READ', limit(null, 5)),
	updateMobile: put(MOBILE, 'Profile.UPDATE', limit(null, 5)),
	getShortcuts: get(SHORTCUTS, 'Profile.READ', limit(20, 5)),
	updateShortcuts: put(SHORTCUTS, 'Profile.UPDATE', limit(20, 5)),
	resetShortcuts: del(SHORTCUTS, 'Profile.DELETE', limit(20, 5)),
});
