import { get, group, limit } from './endpoint';

/** Calls and meetings. */
export const calls = group('calls', {
	getMany: get('/mediasessions', 'MediaSession.READ', limit(50, 10)),
	// Without the header, the query is not supported. [Zoho's OpenAPI]
	getParticipants: get('/mediasessions/{call}/participants', 'MediaSession.READ', limit(20, 10), {
		headers: { 'X-API-VERSION': '1' },
	}),
});
