import { extensions } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { extensionId, extensionKey, property } from './fields';

export const deleteProperty = restOperation({
	name: 'Delete Property',
	action: 'Delete property of extension',
	description: 'Delete a value that an installed extension reads, for good',
	endpoint: extensions.deleteProperty,
	path: { extension: extensionId, property },
	query: { extension_key: extensionKey },
});
