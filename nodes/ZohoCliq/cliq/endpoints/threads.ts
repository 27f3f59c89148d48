import { del, get, group, limit, post, put } from './endpoint';

export const threads = group('threads', {
	// Published for threads; a message with `thread_message_id` starts a thread.
	create: post('/channels/{channel}/message', 'Webhooks.CREATE', limit(20, 10)),
	get: get('/api/v3/threads/{thread}', 'Chats.READ', limit(20, 5)),
	getMany: get('/channels/{channel}/threads', 'Chats.READ'),
	getMainMessage: get('/threads/{thread}/messages/main', 'Messages.READ', limit(20, 10)),
	update: put('/threads/{thread}', 'Chats.UPDATE', limit(20, 10)),
	getFollowers: get('/threads/{thread}/followers', 'Chats.READ', limit(20, 5)),
	addFollowers: post('/threads/{thread}/followers', 'Chats.UPDATE', limit(20, 10)),
	removeFollowers: del('/threads/{thread}/followers', 'Chats.DELETE', limit(20, 10)),
	getNonFollowers: get('/threads/{thread}/nonfollowers', 'Chats.READ', limit(20, 10)),
	follow: post('/threads/{thread}/follow', 'Chats.UPDATE', limit(20, 10)),
	unfollow: post('/threads/{thread}/unfollow', 'Chats.UPDATE', limit(20, 10)),
});
