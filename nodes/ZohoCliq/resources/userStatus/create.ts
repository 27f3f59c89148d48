import { statuses } from '../../cliq/endpoints';
import { ordinary } from '../../operation/restOperation';
import { statusInputs } from './fields';

/** `POST /statuses` */
export const create = ordinary({
	name: 'Create',
	action: 'Create user status',
	description: 'Save a status of the connected account, to be set at any time',
	endpoint: statuses.create,
	body: statusInputs,
});
