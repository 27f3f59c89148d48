import { decodeMessageId } from '../../cliq/messageId';
import { fromList, located, typed } from './picker';

/** A message in the chat of the preceding field. */
export const messageId = located(
	{
		name: 'message',
		label: 'Message',
		description: 'The message to operate on',
		modes: [
			fromList('Select a message...', 'searchMessages'),
			typed(
				'By ID',
				'id',
				'e.g. 1599387839188_229293271789',
				'From the output of an earlier Zoho Cliq node',
			),
		],
	},
	({ value }) => decodeMessageId(value),
);
