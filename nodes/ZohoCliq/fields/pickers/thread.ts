import { decodeMessageId } from '../../cliq/messageId';
import { fromList, located, typed } from './picker';

/** A thread in the channel of the preceding field. */
export const threadId = located(
	{
		name: 'thread',
		label: 'Thread',
		description: 'The thread to operate on',
		modes: [
			fromList('Select a thread...', 'searchThreads'),
			typed(
				'By ID',
				'id',
				'e.g. CT_2230748155763520213_64396981-T-2230748155773520213',
				"The thread's chat ID, returned by Thread: Get Many",
			),
		],
	},
	({ value }) => decodeMessageId(value),
);
