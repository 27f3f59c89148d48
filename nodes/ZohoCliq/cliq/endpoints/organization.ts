import { del, get, group, limit, post, put } from './endpoint';

const LIMIT = limit(20, 10);

/** Where another n8n node needs another scope than Zoho's document names, both are listed. */
export const organization = group('organization', {
	getDomain: get('/customdomain', 'Organisation.READ', LIMIT),
	addDomain: post('/customdomain', 'Organisation.CREATE', LIMIT),
	verifyDomain: put('/customdomain', 'Organisation.UPDATE', LIMIT),
	removeDomain: del('/customdomain', ['Organisation.DELETE', 'Organisation.UPDATE'], LIMIT),
	getEmailSettings: get('/mailconfigurations/global', 'Organisation.READ', LIMIT),
	updateEmailSettings: put(
		'/mailconfigurations/global',
		['Organisation.UPDATE', 'Organisation.READ'],
		LIMIT,
	),
});
