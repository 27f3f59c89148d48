import { threads } from '../../cliq/endpoints';
import { onePage } from '../../cliq/paging';
import { restOperation } from '../../operation/restOperation';
import { ofThread } from './fields';

export const getFollowers = restOperation({
	name: 'Get Followers',
	action: 'Get followers of thread',
	description: 'List the people who follow a thread',
	endpoint: threads.getFollowers,
	...ofThread,
	pagination: onePage,
});
