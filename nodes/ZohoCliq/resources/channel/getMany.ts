import { lists } from '../../cliq/lists';
import { restOperation } from '../../operation/restOperation';
import { simplifiedChannel } from './fields';
import { filters, isWanted } from './filters';

export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many channels',
	description: 'List the channels that your account can see',
	...lists.channels,
	hasSyncToken: true,
	query: filters,
	keep: isWanted,
	...simplifiedChannel,
});
