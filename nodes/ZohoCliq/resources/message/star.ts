import { stars } from '../../cliq/endpoints';
import { chatId, choice, messageId, required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { STARS } from './fields';
import { FOUND_KEYS, toFoundItem } from './records';

/** A message has one star: starring it again changes the kind. */
export const star = restOperation({
	name: 'Star',
	action: 'Star message',
	description: 'Mark a message for yourself, or change its mark',
	endpoint: stars.star,
	body: {
		chat_id: chatId,
		message_id: messageId,
		star_type: required(
			choice({ name: 'starType', description: 'What to mark it as', options: STARS }),
		),
	},
	toItem: toFoundItem,
	simplify: FOUND_KEYS,
	echo: ({ body }) => ({ chatId: body.chat_id, messageId: body.message_id }),
});
