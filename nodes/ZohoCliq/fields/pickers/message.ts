import { decodeMessageId } from '../../cliq/messageId';
import { fields } from '../../words';
import { listedId } from './picker';

const about = {
	name: 'message',
	example: '1599387839188_229293271789',
	hint: 'From the output of an earlier Zoho Cliq node',
	ifEmpty: `If an earlier node sends it, turn on "${fields.returnMessageId}" there, and enter {{ $json.messageId }}.`,
};

/** A message in the chat of the preceding field. */
export const messageId = listedId({ ...about, search: 'searchMessages' }, decodeMessageId);

/** The same; the list leaves out what the connected account cannot edit. */
export const editableMessageId = listedId(
	{ ...about, search: 'searchEditableMessages' },
	decodeMessageId,
);
