import { stars } from '../../cliq/endpoints';
import { messageId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { chatOfMessage } from './fields';

export const unstar = restOperation({
	name: 'Unstar',
	action: 'Unstar message',
	description: 'Remove your mark from a message',
	endpoint: stars.unstar,
	helperFields: [chatOfMessage],
	path: { message: messageId },
});
