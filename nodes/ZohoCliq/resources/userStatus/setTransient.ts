import { statuses } from '../../cliq/endpoints';
import { dateTime, required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { statusFields } from './fields';

export const setTransient = restOperation({
	name: 'Set Temporary',
	action: 'Set temporary user status',
	description: 'Set a status that expires automatically',
	endpoint: statuses.setTransient,
	body: {
		...statusFields,
		expiry: required(
			dateTime({
				name: 'expiry',
				description: 'When the status ends, for example {{ $now.plus(1, "hour") }}',
			}),
		),
	},
});
