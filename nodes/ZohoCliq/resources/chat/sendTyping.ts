import { chats } from '../../cliq/endpoints';
import { chatId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const sendTyping = restOperation({
	name: 'Send Typing',
	action: 'Show typing in chat',
	description:
		'Show people in a chat that the connected account, not a bot, is typing; they see it for some seconds',
	endpoint: chats.sendTyping,
	path: { chat: chatId },
	toBody: () => ({ action: 'typing' }),
});
