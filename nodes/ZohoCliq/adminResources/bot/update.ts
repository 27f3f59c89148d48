import { bots } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { checkSharing, executionUrl, newSharing, purpose } from '../components';
import { botDetails, botId, botTitle } from './fields';

export const update = restOperation({
	name: 'Update',
	action: 'Update bot',
	description: 'Change a bot, for example where its events go',
	endpoint: bots.update,
	path: { botId },
	body: {
		name: botTitle,
		description: purpose,
		execution_url: executionUrl,
		...newSharing,
		...botDetails,
	},
	addedTo: 'updateFields',
	check: checkSharing,
});
