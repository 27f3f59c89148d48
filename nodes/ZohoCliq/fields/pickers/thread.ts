import { decodeMessageId } from '../../cliq/messageId';
import { fromList, located, typed } from './picker';

/** A thread of the channel that stands before it. */
export const threadId = located(
	{
		name: 'thread',
		label: 'Thread',
		description: 'The thread to work on',
		modes: [
			fromList('Select a thread...', 'searchThreads'),
			typed(
				'By ID',
				'id',
				'e.g. CT_2230748155763520213_64396981-T-2230748155773520213',
				"The thread's chat ID, as Thread: Get Many gives it",
			),
		],
	},
	({ value }) => decodeMessageId(value),
);
