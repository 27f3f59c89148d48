import {
	ADD_OR_REMOVE,
	botChoice,
	channelId,
	required,
	reworded,
	threadId,
	userIdList,
} from '../../fields';

const channel = reworded(channelId, {
	description: 'The channel of the thread. Not needed if the thread is specified by ID.',
});

/** Precedes the thread and fills its list; optional, because a thread's id identifies it alone. */
export const channelOfThread = { property: { ...channel.property, required: undefined } };

/** What every operation on a thread has. */
export const ofThread = { helperFields: [channelOfThread], path: { thread: threadId } };

/** Followers to add or remove. */
export const followers = required(userIdList({ description: ADD_OR_REMOVE }));

/** A bot to act as. */
export const asBot = botChoice({
	name: 'botUniqueName',
	label: 'Bot Name or ID',
	description: 'Bot to act as; it must be a participant of the channel.',
});
