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
			description: 'Which participants to list',
			options: { joined: 'Joined and Left', live: 'In the Call Now', invited: 'Invited Only' },
		}),
		from: dateTime({ name: 'from', description: 'List from this time on' }),
		to: dateTime({ name: 'to', description: 'List until this time' }),
	},
	echo: ({ path }) => ({ callId: path.call }),
});
