import { chats } from '../../cliq/endpoints';
import type { Fallback } from '../../cliq/fallback';
import { invalidInput } from '../../errors';
import { boolean, chatId, dateTime, messageId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

/** Zoho's documents and its own node send a time; another node met a Cliq that wants the time left. */
const timeLeft: Fallback = {
	isFor: ({ message }) => /expiry|timestamp|past/i.test(message),
	rewrite({ body, ...request }) {
		const end = Number(body?.expiry_time);
		return end === NEVER
			? undefined
			: { ...request, body: { ...body, expiry_time: end - Date.now() } };
	},
};

/** The expiry of what stays pinned. [Zoho's OpenAPI] */
const NEVER = -1;

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
	toBody: ({ expiry_time: end = NEVER, ...body }) => ({ ...body, expiry_time: end }),
	fallback: timeLeft,
	echo: ({ body }) => ({ messageId: body.id }),
});
