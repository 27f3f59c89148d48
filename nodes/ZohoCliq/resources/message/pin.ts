import { chats } from '../../cliq/endpoints';
import { invalidInput } from '../../errors';
import { boolean, chatId, dateTime, messageId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

const until = dateTime({
	name: 'expiryTime',
	label: 'Pinned Until',
	description: 'When to unpin it. Leave empty to keep it pinned.',
});

/** A chat has one pinned message. */
export const pin = restOperation({
	name: 'Pin',
	action: 'Pin message',
	description: 'Pin a message to the top of its chat, replacing any pinned message',
	endpoint: chats.pinMessage,
	path: { chat: chatId },
	body: {
		id: messageId,
		expiry_time: until,
		notify: boolean({ name: 'notify', description: 'Whether to notify the people in the chat' }),
	},
	check: ({ expiry_time: end = Infinity }) => {
		if (end <= Date.now()) throw invalidInput(until.property.displayName, 'must be in the future');
	},
	// A duration, by another node's trials. The document says a time, but that would make it last for decades.
	toBody: ({ expiry_time: end, ...body }) => ({ ...body, expiry_time: end && end - Date.now() }),
	echo: ({ body }) => ({ messageId: body.id }),
});
