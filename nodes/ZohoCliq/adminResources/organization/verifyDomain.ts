import { organization } from '../../cliq/endpoints';
import { choice } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const verifyDomain = restOperation({
	name: 'Verify Domain',
	action: 'Verify domain of organization',
	description: 'Let Cliq check the DNS record and turn the domain on or off for everybody',
	endpoint: organization.verifyDomain,
	body: {
		status: choice({
			name: 'status',
			placement: 'form',
			description: 'Whether the domain is in use',
			options: { active: 'Active', inactive: 'Inactive' },
		}),
	},
});
