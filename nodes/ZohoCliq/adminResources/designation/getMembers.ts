import { designations } from '../../cliq/endpoints';
import { byToken } from '../../cliq/paging';
import { designationId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const getMembers = restOperation({
	name: 'Get Members',
	action: 'Get members of designation',
	description: 'List the people who have a designation',
	endpoint: designations.getMembers,
	path: { designation: designationId },
	// A limit is required; 50 is in a peer's use, the maximum is not published.
	pagination: byToken(50),
});
