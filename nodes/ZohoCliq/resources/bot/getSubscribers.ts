import { lists } from '../../cliq/lists';
import { appKey, botName } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const getSubscribers = restOperation({
	name: 'Get Subscribers',
	action: 'Get subscribers of bot',
	description: 'List the subscribers of a bot (only for its creator and administrators)',
	...lists.botSubscribers,
	hasSyncToken: true,
	path: { bot: botName },
	query: { appkey: appKey },
});
