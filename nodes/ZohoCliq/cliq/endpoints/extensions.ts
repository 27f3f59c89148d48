import { del, get, group, limit, patch, post, put } from './endpoint';

const INSTALLATION = '/api/v3/extensions/{extension}/installation';
const PROPERTIES = '/api/v3/extensions/{extension}/properties';
const PROPERTY = `${PROPERTIES}/{property}`;
const LIMIT = limit(30, 5);

const facts = { target: 'extension' };

/** Extensions, for those who develop them. [Zoho's OpenAPI, v3] */
export const extensions = group('extensions', {
	install: post(INSTALLATION, 'Extensions.CREATE', limit(10, 5)),
	upgrade: put(INSTALLATION, 'Extensions.UPDATE', limit(10, 10)),
	setProperties: patch(PROPERTIES, 'Extensions.UPDATE', LIMIT),
	getProperties: get(PROPERTIES, 'Extensions.READ', LIMIT),
	getProperty: get(PROPERTY, 'Extensions.READ', LIMIT, facts),
	deleteProperty: del(PROPERTY, 'Extensions.UPDATE', LIMIT, facts),
});
