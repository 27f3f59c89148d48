import { extensions } from '../../cliq/endpoints';
import { shownFor } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { teamIds } from '../components';
import { extensionId, extensionKey, installedFor } from './fields';

export const install = restOperation({
	name: 'Install',
	action: 'Install extension',
	description: 'Install an extension, with its bots and commands, for the organization or teams',
	endpoint: extensions.install,
	path: { extension: extensionId },
	query: { extension_key: extensionKey },
	body: {
		scope: installedFor,
		team_ids: shownFor({ installedFor: ['team'] }, teamIds),
	},
});
