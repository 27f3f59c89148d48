import { exported } from '../../cliq/endpoints';
import { byToken } from '../../cliq/paging';
import { restOperation } from '../../operation/restOperation';
import { exportedChatId } from './fields';

export const getMessages = restOperation({
	name: 'Get Messages',
	action: 'Export messages of chat',
	description: 'Export the messages of a chat or channel, also of others',
	endpoint: exported.getMessages,
	path: { chat: exportedChatId },
	pagination: byToken(null),
});
