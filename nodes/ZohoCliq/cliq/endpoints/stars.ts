import { del, get, group, limit, post } from './endpoint';

/** Messages that the connected account marked for itself. */
export const stars = group('stars', {
	star: post('/api/v3/stars', 'Messages.CREATE', limit(50, 5)),
	getMany: get('/api/v3/stars', 'Messages.READ', limit(30, 5)),
	unstar: del('/api/v3/stars/{message}', 'Messages.DELETE', limit(50, 5)),
});
