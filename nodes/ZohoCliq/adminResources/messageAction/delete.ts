import { messageActions } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { messageActionId } from './fields';

export const remove = restOperation({
	name: 'Delete',
	action: 'Delete message action',
	description:
		'Delete a message action for good, with its handlers; it disappears from everybody\u2019s menu',
	endpoint: messageActions.delete,
	path: { component: messageActionId },
});
