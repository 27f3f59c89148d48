import { required, reworded } from '../../fields';
import { botChoice, channelId, userIdList } from '../../fields/pickers';

const channel = reworded(channelId, {
	description: 'The channel of the thread. Not needed if the thread is specified by ID.',
});

/** Stands before the thread, whose list it fills; a thread's id says by itself where it is. */
export const channelOfThread = { property: { ...channel.property, required: undefined } };

/** Who follows a thread, or no longer does. */
export const followers = required(
	userIdList({
		name: 'userIds',
		label: 'User IDs or Emails',
		description: 'Comma-separated list of user IDs or emails',
		placeholder: 'e.g. 55743307, scott.fisher@zylker.com',
	}),
);

/** A bot in whose name something is done. */
export const asBot = botChoice({
	name: 'botUniqueName',
	label: 'Bot Name or ID',
	description: 'Bot to act as; it must be a participant of the channel.',
});
