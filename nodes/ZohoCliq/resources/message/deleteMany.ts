import type { JsonObject } from '../../cliq/json';
import { isJsonObject } from '../../cliq/json';
import { messages } from '../../cliq/endpoints';
import { chatId, choice, required, text } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { messageIds } from './fields';
import { refusedEntry } from './forwarding';

export const deleteMany = restOperation({
	name: 'Delete Many',
	action: 'Delete many messages',
	description: 'Delete up to 25 messages of a conversation for everyone',
	endpoint: messages.deleteMany,
	path: { chat: chatId },
	query: {
		message_ids: required(messageIds),
		reason: choice({
			name: 'reason',
			description: 'Why an administrator deletes messages of others',
			options: {
				irrelevant_information: 'Irrelevant Information',
				obscene_content: 'Obscene Content',
				others: 'Others',
			},
		}),
		comment: text({
			name: 'comment',
			max: 250,
			description: 'More about the reason',
			placeholder: 'e.g. Contains a customer’s password',
		}),
	},
	toItem: ({ data }) => resultOf(Array.isArray(data) ? data.filter(isJsonObject) : []),
});

/** Throws REJECTED if Cliq deleted none. */
function resultOf(results: readonly JsonObject[]): JsonObject {
	const failed = results.filter(({ status }) => status === 'failed');
	const [failure] = failed;
	if (failure && failed.length === results.length)
		throw refusedEntry('delete the messages', failure);
	const deleted = results.filter((each) => !failed.includes(each));
	return { messageIds: deleted.map(({ id }) => id), failures: failed };
}
