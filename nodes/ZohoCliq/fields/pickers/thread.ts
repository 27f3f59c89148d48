import { decodeMessageId } from '../../cliq/messageId';
import { listedId } from './picker';

/** A thread in the channel of the preceding field. */
export const threadId = listedId(
	{
		name: 'thread',
		search: 'searchThreads',
		example: 'CT_2230748155763520213_64396981-T-2230748155773520213',
		hint: "The thread's chat ID, returned by Thread: Get Many",
	},
	decodeMessageId,
);
