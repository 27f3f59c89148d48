import { lists } from '../../cliq/lists';
import { flag } from '../../fields/inputs';
import { ordinary } from '../../operation/restOperation';

/** `GET /teams` */
export const getMany = ordinary({
	name: 'Get Many',
	action: 'Get many teams',
	description: 'List the teams of your organization',
	...lists.teams,
	query: {
		joined: flag(
			{
				displayName: 'Joined',
				description: 'Whether to list only teams that the connected account belongs to',
			},
			true,
		),
	},
});
