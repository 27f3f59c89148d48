import { lists } from '../../cliq/lists';
import { choice } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { sentAfter, sentBefore } from './fields';
import { FOUND_KEYS, toFoundItem } from './records';
import { fromUsers, inChats } from './searchFilters';

/** The last 30 days unless a time is given. */
export const getMentions = restOperation({
	name: 'Get Mentions',
	action: 'Get mentions and replies',
	description: 'List what mentions or answers your account, by default of the last 30 days',
	...lists.mentions,
	query: {
		type: choice({
			name: 'type',
			description: 'What to list',
			options: { mentions: 'Mentions', replies: 'Replies', all: 'Mentions and Replies' },
		}),
		from_time: sentAfter,
		to_time: sentBefore,
		chat_ids: inChats,
		user_ids: fromUsers,
	},
	toItem: toFoundItem,
	simplify: FOUND_KEYS,
});
