import { inThread } from '../thread/inThread';

export const replyInThread = inThread({
	name: 'Reply in Thread',
	action: 'Reply in thread of message',
	description: 'Post in the thread of a channel message by its ID; starts the thread if needed',
});
