import { statuses } from '../../cliq/endpoints';
import { dateTime, required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { statusFields } from './fields';

export const setTransient = restOperation({
	name: 'Set Transient',
	action: 'Set transient user status',
	description: 'Give the connected account a status that ends by itself',
	endpoint: statuses.setTransient,
	body: {
		...statusFields,
		expiry: required(
			dateTime({
				name: 'expiry',
				label: 'Expiry',
				description: 'When the status ends, for example {{ $now.plus(1, "hour") }}',
			}),
		),
	},
});
