import { chats } from '../../cliq/endpoints';
import { chatId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const sendTyping = restOperation({
	name: 'Send Typing',
	action: 'Show typing in chat',
	description: 'Show for some seconds that your account is typing',
	endpoint: chats.sendTyping,
	path: { chat: chatId },
	toBody: () => ({ action: 'typing' }),
});
