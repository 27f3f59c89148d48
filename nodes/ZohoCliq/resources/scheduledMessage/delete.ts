import { scheduledMessages } from '../../cliq/endpoints';
import { chatId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { scheduledMessageId } from './fields';

export const remove = restOperation({
	name: 'Delete',
	action: 'Delete scheduled message',
	description: 'Delete a scheduled message, so that it is never sent',
	endpoint: scheduledMessages.delete,
	path: { chat: chatId, scheduledMessage: scheduledMessageId },
});
