import { scheduledMessages } from '../../cliq/endpoints';
import { chatId, choice, shownFor } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { scheduledMessageId } from './fields';

const sendWhich = choice({
	name: 'sendWhich',
	placement: 'form',
	label: 'Which',
	description: 'What to send',
	isFixed: true,
	options: { one: 'One Message', all: 'All of the Chat' },
});

export const sendNow = restOperation({
	name: 'Send Now',
	action: 'Send scheduled message now',
	description: 'Send a scheduled message, or all of a chat, without waiting any longer',
	endpoint: scheduledMessages.sendNow,
	path: { chat: chatId },
	body: { apply_to: sendWhich, id: shownFor({ sendWhich: ['one'] }, scheduledMessageId) },
	toBody: ({ id }) => ({ status: 'send', ...(id === undefined ? { apply_to: 'all' } : { id }) }),
	echo: ({ body: { id } }) => (id === undefined ? {} : { scheduledMessageId: id }),
});
