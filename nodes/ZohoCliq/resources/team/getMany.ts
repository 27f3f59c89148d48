import { lists } from '../../cliq/lists';
import { boolean } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many teams',
	description: 'List the teams of your organization',
	...lists.teams,
	query: {
		joined: boolean({
			name: 'joined',
			description: 'Whether to list only teams that your account belongs to',
		}),
	},
});
