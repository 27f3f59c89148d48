import { extensions } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { extensionId, extensionKey, propertyValues } from './fields';

export const setProperties = restOperation({
	name: 'Set Properties',
	action: 'Set properties of extension',
	description: 'Add or change values that an installed extension reads',
	endpoint: extensions.setProperties,
	path: { extension: extensionId },
	query: { extension_key: extensionKey },
	body: { properties: propertyValues },
});
