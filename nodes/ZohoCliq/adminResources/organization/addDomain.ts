import { organization } from '../../cliq/endpoints';
import { required, text } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const addDomain = restOperation({
	name: 'Add Domain',
	action: 'Add domain to organization',
	description: 'Set the domain of its own under which everybody will use Cliq',
	endpoint: organization.addDomain,
	body: {
		name: required(
			text({
				name: 'domain',
				description: 'Domain whose DNS record points to Cliq',
				placeholder: 'e.g. chat.zylker.org',
			}),
		),
	},
});
