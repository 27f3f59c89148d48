import { lists } from '../../cliq/lists';
import { choice, dateTime } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { FOUND_KEYS, toFoundItem } from './records';
import { fromUsers, inChats } from './searchFilters';

/** The last 30 days unless a time is given. */
export const getMentions = restOperation({
	name: 'Get Mentions',
	action: 'Get mentions and replies',
	description: 'List the messages that mention or answer the connected account, latest first',
	...lists.mentions,
	query: {
		type: choice({
			name: 'type',
			description: 'What to list',
			options: { mentions: 'Mentions', replies: 'Replies', all: 'Mentions and Replies' },
		}),
		from_time: dateTime({
			name: 'after',
			description: 'Only what was sent after this time (30 days ago by default)',
		}),
		to_time: dateTime({ name: 'before', description: 'Only what was sent before this time' }),
		chat_ids: inChats,
		user_ids: fromUsers,
	},
	toItem: toFoundItem,
	simplify: FOUND_KEYS,
});
