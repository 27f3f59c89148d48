import { lists } from '../../cliq/lists';
import { choice, dateTime, dropDown } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { STARS } from './fields';
import { FOUND_KEYS, toFoundItem } from './records';

export const getStarred = restOperation({
	name: 'Get Starred',
	action: 'Get starred messages',
	description: 'List the messages that your account starred',
	...lists.stars,
	hasSyncToken: true,
	query: {
		star_type: choice({
			name: 'starType',
			description: 'Only messages starred as this',
			options: { all: 'All', ...STARS },
		}),
		chat_id: dropDown(
			{
				name: 'chatId',
				label: 'Chat Name or ID',
				description: 'Only in this; the list shows channels.',
			},
			{ loadOptionsMethod: 'getChats' },
		),
		from_time: dateTime({ name: 'after', description: 'Only messages starred after this time' }),
		to_time: dateTime({ name: 'before', description: 'Only messages starred before this time' }),
	},
	toItem: toFoundItem,
	simplify: FOUND_KEYS,
});
