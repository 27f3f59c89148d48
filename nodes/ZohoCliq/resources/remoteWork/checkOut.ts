import { remoteWork } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';

export const checkOut = restOperation({
	name: 'Check Out',
	action: 'Check out remotely',
	description: 'Check your account out for remote work',
	endpoint: remoteWork.checkOut,
});
