import type { IDataObject } from 'n8n-workflow';

import { messages } from '../../cliq/endpoints';
import { onePage } from '../../cliq/paging';
import { chatId, messageId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';
import { reactionsIn } from './reactions';

/** `GET /chats/{chat id}/messages/{message id}/reactions` */
export const getMany = ordinary({
	name: 'Get Many',
	action: 'Get many reactions',
	description: 'List who reacted to a message with which emoji, and when',
	endpoint: messages.getReactions,
	path: { chat: chatId, message: messageId },
	pagination: {
		...onePage,
		parsePage: (answer) => ({ rows: reactionsIn(answer), next: undefined }),
	},
	toItem: (reaction, { path }) => ({
		...(reaction as IDataObject),
		messageId: path.message,
		chatId: path.chat,
	}),
});
