import { statuses } from '../../cliq/endpoints';
import { asMilliseconds, dateTime } from '../../fields/inputs';
import { ordinary } from '../../operation/restOperation';
import { statusInputs } from './fields';

/** `PUT /statuses/ephemeral` */
export const setTransient = ordinary({
	name: 'Set Transient',
	action: 'Set transient user status',
	description: 'Give the connected account a status that ends by itself',
	endpoint: statuses.setTransient,
	body: {
		...statusInputs,
		expiry: dateTime(
			{
				displayName: 'Expiry',
				description: 'When the status ends, for example {{ $now.plus(1, "hour") }}',
				required: true,
			},
			asMilliseconds,
		),
	},
});
