import { lists } from '../../cliq/lists';
import { callId, choice, dateTime } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const getParticipants = restOperation({
	name: 'Get Participants',
	action: 'Get participants of call',
	description: 'List who took part in a call or meeting, and when',
	...lists.callParticipants,
	path: { call: callId },
	query: {
		filter: choice({
			name: 'state',
			description: 'State of the participants to list',
			options: [
				{ name: 'Joined', value: 'joined', description: 'Joined and left' },
				{ name: 'Live', value: 'live', description: 'In the call now' },
				{ name: 'Invited', value: 'invited', description: 'Invited, but not there yet' },
			],
		}),
		from: dateTime({ name: 'from', description: 'List participants from this time on' }),
		to: dateTime({ name: 'to', description: 'List participants until this time' }),
	},
	echo: ({ path }) => ({ callId: path.call }),
});
