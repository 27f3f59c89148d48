import { lists } from '../../cliq/lists';
import { botName } from '../../fields/ids';
import { ordinary } from '../ordinary';

/** `GET /bots/{unique name}/subscribers` */
export const getSubscribers = ordinary({
	name: 'Get Subscribers',
	action: 'Get subscribers of bot',
	description: 'List the people who use a bot; for its creator and administrators',
	endpoint: 'bots.getSubscribers',
	path: { bot: botName },
	rows: lists['bots.getSubscribers'],
});
