import { channelsOnly, targetChannel } from '../../messaging/target';
import { inThread } from '../thread/inThread';

export const replyInThread = inThread({
	name: 'Reply in Thread',
	action: 'Reply in thread of message',
	description: 'Answer a message of a channel in its thread, which starts if there is none',
	before: [channelsOnly],
	channel: targetChannel,
});
