import { decodeMessageId } from '../../cliq/messageId';
import { fields } from '../../words';
import { listedId } from './picker';

/** A message in the chat of the preceding field. */
export const messageId = listedId(
	{
		name: 'message',
		search: 'searchMessages',
		example: '1599387839188_229293271789',
		ifEmpty: `If an earlier node sends it, turn on "${fields.returnMessageId}" there, and enter {{ $json.messageId }}.`,
	},
	decodeMessageId,
);
