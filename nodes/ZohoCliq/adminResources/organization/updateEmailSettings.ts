import { organization } from '../../cliq/endpoints';
import { choice, email, required, text } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const updateEmailSettings = restOperation({
	name: 'Update Email Settings',
	action: 'Update email settings of organization',
	description: 'Change the address that Cliq sends notifications from, for everybody',
	endpoint: organization.updateEmailSettings,
	body: {
		name: required(
			text({
				name: 'senderName',
				description: 'Name that the notifications come from',
				placeholder: 'e.g. Zylker Chat',
			}),
		),
		email_id: required(
			email({
				name: 'emailId',
				label: 'Email',
				description: 'Address that the notifications come from',
				placeholder: 'e.g. cliq@zylker.org',
			}),
		),
		cname_status: choice({
			name: 'cnameStatus',
			label: 'CNAME Status',
			placement: 'form',
			description: 'Whether the CNAME record of the address is verified',
			options: { verified: 'Verified', not_verified: 'Not Verified' },
		}),
	},
});
