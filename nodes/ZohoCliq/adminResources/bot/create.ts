import { bots } from '../../cliq/endpoints';
import { required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { execution, purpose, sharing } from '../components';
import { botDetails, botTitle } from './fields';

export const create = restOperation({
	name: 'Create',
	action: 'Create bot',
	description: 'Create a bot that calls n8n or runs scripts; its unique name never changes',
	endpoint: bots.create,
	body: {
		name: required(botTitle),
		description: required(purpose),
		...execution,
		...sharing,
		...botDetails,
	},
	addedTo: 'additionalFields',
});
