import { organization } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';

export const getDomain = restOperation({
	name: 'Get Domain',
	action: 'Get domain of organization',
	description: 'Get the domain of its own under which your organization uses Cliq',
	endpoint: organization.getDomain,
});
