import { get, group, limit } from './endpoint';

/** Of the connected account, in all its conversations. */
export const mentions = group('mentions', {
	getMany: get('/api/v3/mentions', 'Chats.READ', limit(30, 10)),
});
