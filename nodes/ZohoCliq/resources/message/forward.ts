import { messages } from '../../cliq/endpoints';
import {
	boolean,
	chatId,
	multiPicker,
	prominent,
	required,
	trimmed,
	userIdList,
} from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { messageIds } from './fields';
import { checkRecipients, unlessAllFailed, toForwarding } from './forwarding';

export const forward = restOperation({
	name: 'Forward',
	action: 'Forward messages',
	description: 'Forward messages to people and other conversations',
	endpoint: messages.forward,
	body: {
		chat_id: chatId,
		message_ids: required(messageIds),
		user_ids: prominent(userIdList({ max: 100, description: 'People to forward them to' })),
		chat_ids: prominent(
			multiPicker('Chat', {
				name: 'chatIds',
				description: 'Conversations to forward them to; the list shows channels',
			}),
		),
		forward_as_group: boolean({
			name: 'asGroup',
			label: 'As One Message',
			description: 'Whether to forward them together, as one message',
		}),
		show_original_sender: boolean({
			name: 'showOriginalSender',
			description: 'Whether to name who wrote them; for one message only',
		}),
		title: trimmed({
			name: 'title',
			max: 255,
			description: 'Title above the messages; for one message only',
			placeholder: 'e.g. Login problem, from Support',
		}),
	},
	check: checkRecipients,
	toBody: toForwarding,
	toItem: unlessAllFailed,
});
