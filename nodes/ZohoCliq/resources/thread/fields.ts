import type { INodeProperties } from 'n8n-workflow';

import type { About } from '../../fields/inputs';
import { input } from '../../fields/inputs';
import { people } from '../../fields/ids';
import { channelField } from '../../fields/locators';
import { toText } from '../../fields/parameters';

/** Stands before the thread, whose list it fills; a thread's id says by itself where it is. */
export const channelOfThread: INodeProperties = {
	...channelField,
	description: 'The channel that the thread is in. Not needed when the thread is given by ID.',
};

/** Who follows a thread, or no longer does. */
export const followers = people({
	displayName: 'User IDs or Emails',
	name: 'userIds',
	description: 'The people, by ID or email address; several by comma',
	placeholder: 'e.g. 55743307, scott.fisher@zylker.com',
	required: true,
});

const bot: About = {
	displayName: 'Bot Name or ID',
	description:
		'Do it as this bot, which must be a participant of the channel. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

/** A bot in whose name something is done. */
export const asBot = input(
	bot,
	{ type: 'options', typeOptions: { loadOptionsMethod: 'getBots' }, default: '' },
	(raw, field) => toText(field, raw),
);
