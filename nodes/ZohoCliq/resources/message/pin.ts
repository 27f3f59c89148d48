import type { IDataObject } from 'n8n-workflow';

import { chats } from '../../cliq/endpoints';
import { invalidInput } from '../../errors';
import { recordOf } from '../../cliq/paging';
import { chatId, messageId } from '../../fields/ids';
import { asMilliseconds, dateTime, flag } from '../../fields/inputs';
import { done, ordinary } from '../../operation/restOperation';
import type { Filled } from '../../operation/restOperation';

/** `POST /chats/{chat id}/stickymessage`; a chat has one pinned message */
export const pin = ordinary({
	name: 'Pin',
	action: 'Pin message',
	description: 'Keep a message at the top of its chat, in place of one that may be there',
	endpoint: chats.pinMessage,
	path: { chat: chatId },
	body: {
		id: messageId,
		expiry_time: dateTime(
			{
				displayName: 'Pinned Until',
				name: 'expiryTime',
				description: 'When it ceases to be pinned. Leave empty for never.',
			},
			asMilliseconds,
		),
		notify: flag({
			displayName: 'Notify',
			description: 'Whether to notify the people in the chat',
		}),
	},
	prepare: untilThen,
	output: (answer, { path, body }) => ({
		...done(recordOf(answer) as IDataObject, path),
		messageId: body.id,
	}),
});

/** A duration by another node's trials. The document says a moment, but as that it would last for decades. */
function untilThen({ body, ...request }: Filled): Filled {
	if (typeof body.expiry_time !== 'number') return { ...request, body };
	const left = body.expiry_time - Date.now();
	if (left <= 0) throw invalidInput('Pinned Until', 'must be a time to come');
	return { ...request, body: { ...body, expiry_time: left } };
}
