import { extensions } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { extensionId, extensionKey, property } from './fields';

export const getProperty = restOperation({
	name: 'Get Property',
	action: 'Get property of extension',
	description: 'Get a value that an installed extension reads',
	endpoint: extensions.getProperty,
	path: { extension: extensionId, property },
	query: { extension_key: extensionKey },
});
