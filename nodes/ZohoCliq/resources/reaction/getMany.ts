import { messages } from '../../cliq/endpoints';
import { onePage } from '../../cliq/paging';
import { chatId, messageId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { reactionsIn } from './reactions';

export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many reactions',
	description: 'List who reacted to a message, with which emoji and when',
	endpoint: messages.getReactions,
	path: { chat: chatId, message: messageId },
	pagination: {
		...onePage,
		parsePage: (answer) => ({ rows: reactionsIn(answer), next: undefined }),
	},
	echo: ({ path }) => ({ messageId: path.message, chatId: path.chat }),
});
