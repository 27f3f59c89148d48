import { remoteWork } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';

export const checkIn = restOperation({
	name: 'Check In',
	action: 'Check in remotely',
	description: 'Check your account in for remote work',
	endpoint: remoteWork.checkIn,
});
