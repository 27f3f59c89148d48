import { lists } from '../../cliq/lists';
import { boolean, dateTime } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { simplifiedChat } from './records';

export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many chats',
	description: 'List the direct and group chats of the connected account, latest first',
	...lists.chats,
	...simplifiedChat,
	query: {
		modified_after: dateTime({
			name: 'modifiedAfter',
			description: 'Only chats with activity after this time',
		}),
		modified_before: dateTime({
			name: 'modifiedBefore',
			description: 'Only chats without activity after this time',
		}),
		drafts: boolean({
			name: 'drafts',
			description: 'Whether to list only chats with an unsent draft',
		}),
	},
});
