import { decodeMessageId } from '../../cliq/messageId';
import { fromList, located, typed } from './picker';

/** A message in the chat that stands before it. */
export const messageId = located(
	{
		name: 'message',
		label: 'Message',
		description: 'The message to work on',
		modes: [
			fromList('Select a message...', 'searchMessages'),
			typed(
				'By ID',
				'id',
				'e.g. 1599387839188_229293271789',
				'As an earlier Zoho Cliq node gave it',
			),
		],
	},
	({ value }) => decodeMessageId(value),
);
