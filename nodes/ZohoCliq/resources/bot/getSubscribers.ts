import { lists } from '../../cliq/lists';
import { botName } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';
import { appKey } from './fields';

export const getSubscribers = restOperation({
	name: 'Get Subscribers',
	action: 'Get subscribers of bot',
	description: 'List the people who use a bot; for its creator and administrators',
	...lists.botSubscribers,
	path: { bot: botName },
	query: { appkey: appKey },
});
