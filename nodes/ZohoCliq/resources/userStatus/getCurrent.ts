import { statuses } from '../../cliq/endpoints';
import { ordinary } from '../../operation/restOperation';

/** `GET /statuses/current` */
export const getCurrent = ordinary({
	name: 'Get Current',
	action: 'Get current user status',
	description: 'Get the status that the connected account has now',
	endpoint: statuses.getCurrent,
});
