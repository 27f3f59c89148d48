import { statuses } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';

export const getDoNotDisturb = restOperation({
	name: 'Get Do Not Disturb',
	action: 'Get do not disturb times',
	description: 'Get the quiet hours and quiet days of your account',
	endpoint: statuses.getDoNotDisturb,
});
