import { bots } from '../../cliq/endpoints';
import { boolean, mapped } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { botId } from './fields';

export const get = restOperation({
	name: 'Get',
	action: 'Get bot',
	description: 'Get the details of a bot, with its handlers',
	endpoint: bots.get,
	path: { botId },
	query: {
		fields: mapped(
			boolean({
				name: 'includeSubscriptions',
				description: 'Whether to add how people subscribe to it',
			}),
			(isOn) => (isOn ? 'subscription_details' : undefined),
		),
	},
});
