import { lists } from '../../cliq/lists';
import { text } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many departments',
	description: 'List the departments of your organization',
	...lists.departments,
	query: {
		search: text({
			name: 'search',
			description: 'What the name contains; organizations with Zoho People must enter it',
			placeholder: 'e.g. Support',
		}),
	},
});
