import { lists } from '../../cliq/lists';
import { boolean } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { activity } from './filters';
import { simplifiedChat } from './records';

export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many chats',
	description: 'List the direct and group chats of your account, latest first',
	...lists.chats,
	...simplifiedChat,
	query: {
		...activity,
		drafts: boolean({
			name: 'drafts',
			description: 'Whether to list only chats with an unsent draft',
		}),
	},
});
