import { lists } from '../../cliq/lists';
import { restOperation } from '../../operation/restOperation';

/** What Simplify keeps of a bot. */
const BOT_KEYS = [
	'id',
	'name',
	'unique_name',
	'description',
	'scope',
	'type',
	'status',
	'creator',
	'channel_participation',
	'subscriber_count',
];

/** Only v3 lists bots. */
export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many bots',
	description: 'List the bots that your account can use',
	...lists.bots,
	simplify: BOT_KEYS,
	hasSyncToken: true,
});
