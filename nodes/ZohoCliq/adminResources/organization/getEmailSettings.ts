import { organization } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';

export const getEmailSettings = restOperation({
	name: 'Get Email Settings',
	action: 'Get email settings of organization',
	description: 'Get the address that Cliq sends notifications from',
	endpoint: organization.getEmailSettings,
});
