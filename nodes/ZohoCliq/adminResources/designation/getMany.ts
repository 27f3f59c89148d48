import { lists } from '../../cliq/lists';
import { text } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many designations',
	description: 'List the designations (job titles) of your organization',
	...lists.designations,
	query: {
		search: text({
			name: 'search',
			description: 'What the name contains',
			placeholder: 'e.g. Developer',
		}),
	},
});
