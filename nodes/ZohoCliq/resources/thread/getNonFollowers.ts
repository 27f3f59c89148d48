import { threads } from '../../cliq/endpoints';
import { onePage } from '../../cliq/paging';
import { restOperation } from '../../operation/restOperation';
import { ofThread } from './fields';

export const getNonFollowers = restOperation({
	name: 'Get Non-Followers',
	action: 'Get non-followers of thread',
	description: 'List the members of the channel who do not follow a thread',
	endpoint: threads.getNonFollowers,
	...ofThread,
	pagination: onePage,
});
