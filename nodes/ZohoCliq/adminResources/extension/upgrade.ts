import { extensions } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { extensionId, extensionKey, installedFor } from './fields';

export const upgrade = restOperation({
	name: 'Upgrade',
	action: 'Upgrade extension',
	description: 'Upgrade an installed extension to its latest version',
	endpoint: extensions.upgrade,
	path: { extension: extensionId },
	query: { extension_key: extensionKey },
	body: { scope: installedFor },
});
