import { required, reworded } from '../../fields';
import { botChoice, channelId, userIdList } from '../../fields/pickers';

const channel = reworded(channelId, {
	description: 'The channel that the thread is in. Not needed when the thread is given by ID.',
});

/** Stands before the thread, whose list it fills; a thread's id says by itself where it is. */
export const channelOfThread = { property: { ...channel.property, required: undefined } };

/** Who follows a thread, or no longer does. */
export const followers = required(
	userIdList({
		name: 'userIds',
		label: 'User IDs or Emails',
		description: 'The people, by ID or email address; several by comma',
		placeholder: 'e.g. 55743307, scott.fisher@zylker.com',
	}),
);

/** A bot in whose name something is done. */
export const asBot = botChoice({
	name: 'botUniqueName',
	label: 'Bot Name or ID',
	description: 'Do it as this bot, which must be a participant of the channel.',
});
