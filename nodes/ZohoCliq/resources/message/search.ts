import { lists } from '../../cliq/lists';
import { prominent, text } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { FOUND_KEYS, toFoundItem } from './records';
import { searchFilters } from './searchFilters';

export const search = restOperation({
	name: 'Search',
	action: 'Search messages',
	description: 'Find messages in all conversations of your account',
	...lists.foundMessages,
	query: {
		query: prominent(
			text({
				name: 'query',
				max: 1000,
				description: 'Words to find, phrases in quotes. Leave empty to find by filters only.',
				placeholder: 'e.g. "release notes" draft',
			}),
		),
		...searchFilters,
	},
	toItem: toFoundItem,
	simplify: FOUND_KEYS,
});
