import { lists } from '../../cliq/lists';
import { botName } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';
import { appKey } from './fields';

/** `GET /bots/{unique name}/subscribers` */
export const getSubscribers = ordinary({
	name: 'Get Subscribers',
	action: 'Get subscribers of bot',
	description: 'List the people who use a bot; for its creator and administrators',
	...lists.botSubscribers,
	path: { bot: botName },
	query: { appkey: appKey },
});
