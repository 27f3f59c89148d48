import { chats } from '../../cliq/endpoints';
import { invalidInput } from '../../errors';
import { boolean, chatId, dateTime, messageId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { addPin, NEVER } from './pins';
import { toMessageItem } from './records';

const until = dateTime({
	name: 'expiryTime',
	label: 'Pinned Until',
	description: 'When to unpin it; by default never',
});

/** The latest pin is at the top, as in v2: there, it replaces the one before. */
export const pin = restOperation({
	name: 'Pin',
	action: 'Pin message',
	description: 'Pin a message to the top of its chat',
	endpoint: chats.addPin,
	path: { chat: chatId },
	body: {
		message_id: messageId,
		expiry_time: until,
		notify: boolean({ name: 'notify', description: 'Whether to notify the people in the chat' }),
	},
	check: ({ expiry_time: end = Infinity }) => {
		if (end <= Date.now()) throw invalidInput(until.property.displayName, 'must be in the future');
	},
	toBody: ({ expiry_time: end = NEVER, notify = false, ...body }) => ({
		...body,
		expiry_time: end,
		notify,
		primary: true,
	}),
	send: addPin,
	toItem: toMessageItem,
	echo: ({ body }) => ({ messageId: body.message_id }),
});
