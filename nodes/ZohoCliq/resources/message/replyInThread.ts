import { inThread } from '../thread/inThread';

export const replyInThread = inThread({
	name: 'Reply in Thread',
	action: 'Reply in thread of message',
	description: 'Answer a channel message in its thread, which starts if needed',
});
