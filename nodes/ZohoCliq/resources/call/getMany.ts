import { lists } from '../../cliq/lists';
import { restOperation } from '../../operation/restOperation';
import { checkFilters, filters } from './filters';

export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many calls',
	description: 'List the calls and meetings of your account',
	...lists.calls,
	query: filters,
	hasSyncToken: true,
	check: checkFilters,
	simplify: [
		'nrs_id',
		'session_id',
		'title',
		'type',
		'scope',
		'start_time',
		'end_time',
		'host',
		'participant_count',
		'recording',
		'chat',
		'id',
	],
});
