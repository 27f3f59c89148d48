import { organization } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';

export const removeDomain = restOperation({
	name: 'Remove Domain',
	action: 'Remove domain from organization',
	description: 'Remove the domain; links to Cliq under it stop working for everybody',
	endpoint: organization.removeDomain,
});
