import { extensions } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { extensionId, extensionKey, propertyKeys } from './fields';

export const getProperties = restOperation({
	name: 'Get Properties',
	action: 'Get properties of extension',
	description: 'Get several values that an installed extension reads',
	endpoint: extensions.getProperties,
	path: { extension: extensionId },
	query: { extension_key: extensionKey, keys: propertyKeys },
});
