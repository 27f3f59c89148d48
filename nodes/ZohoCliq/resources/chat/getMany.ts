import { lists } from '../../cliq/lists';
import { boolean, dateTime } from '../../fields';
import { restOperation } from '../../operation/restOperation';

/** Direct and group chats, the latest first. */
export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many chats',
	description: 'List the direct and group chats of the connected account, the latest first',
	...lists.chats,
	query: {
		modified_after: dateTime({
			name: 'modifiedAfter',
			label: 'Modified After',
			description: 'Only chats with something new since then',
		}),
		modified_before: dateTime({
			name: 'modifiedBefore',
			label: 'Modified Before',
			description: 'Only chats with nothing new since then',
		}),
		drafts: boolean({
			name: 'drafts',
			label: 'Drafts',
			description: 'Whether to list only chats in which a message is not sent yet',
		}),
	},
});
