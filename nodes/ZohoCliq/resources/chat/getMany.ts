import { lists } from '../../cliq/lists';
import { asMilliseconds, dateTime, flag } from '../../fields/inputs';
import { ordinary } from '../../operation/restOperation';

/** `GET /chats`: direct and group chats, the latest first */
export const getMany = ordinary({
	name: 'Get Many',
	action: 'Get many chats',
	description: 'List the direct and group chats of the connected account, the latest first',
	...lists.chats,
	query: {
		modified_after: dateTime(
			{ displayName: 'Modified After', description: 'Only chats with something new since then' },
			asMilliseconds,
		),
		modified_before: dateTime(
			{ displayName: 'Modified Before', description: 'Only chats with nothing new since then' },
			asMilliseconds,
		),
		drafts: flag({
			displayName: 'Drafts',
			description: 'Whether to list only chats in which a message is not sent yet',
		}),
	},
});
