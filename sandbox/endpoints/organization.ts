import { ok, operationFailed } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import { checkAdmin } from './organizationChart';
import { empty } from './replies';

const DOMAIN = { limitPerMinute: 20, lockMinutes: 10, path: '/api/v2/customdomain' } as const;
const EMAIL = { ...DOMAIN, path: '/api/v2/mailconfigurations/global' } as const;
const UPDATE = 'ZohoCliq.Organisation.UPDATE';

/** An organization's own domain and address, for administrators: v2 customdomain.yml, customemail.yml. */
export const organizationEndpoints: Endpoint[] = [
	{
		...DOMAIN,
		method: 'GET',
		scope: 'ZohoCliq.Organisation.READ',
		handle: (call) => domainOf(call),
	},
	{
		...DOMAIN,
		method: 'POST',
		scope: 'ZohoCliq.Organisation.CREATE',
		body: { name: { type: 'string', required: true } },
		handle: (call) => {
			call.organization.settings.domain = { name: String(call.body.name), status: 'inactive' };
			return domainOf(call);
		},
	},
	{
		...DOMAIN,
		method: 'PUT',
		scope: UPDATE,
		body: { status: { type: 'string', required: true, values: ['active', 'inactive'] } },
		handle: (call) => {
			const { domain } = call.organization.settings;
			if (domain) domain.status = String(call.body.status);
			return domainOf(call);
		},
	},
	{
		...DOMAIN,
		method: 'DELETE',
		// DELETE is in the document, UPDATE is what a peer needed.
		scope: ['ZohoCliq.Organisation.DELETE', UPDATE],
		handle: (call) => {
			domainOf(call);
			delete call.organization.settings.domain;
			return empty(call);
		},
	},
	{
		...EMAIL,
		method: 'GET',
		scope: 'ZohoCliq.Organisation.READ',
		handle: (call) => emailOf(call),
	},
	{
		...EMAIL,
		method: 'PUT',
		// The document names READ; a peer needed UPDATE.
		scope: UPDATE,
		body: {
			name: { type: 'string', required: true },
			email_id: { type: 'string', required: true },
			cname_status: { type: 'string', required: true, values: ['verified', 'not_verified'] },
		},
		handle: (call) => {
			checkAdmin(call);
			Object.assign(call.organization.settings.email, call.body);
			return emailOf(call);
		},
	},
];

/** @throws Refusal if there is none; Cliq's answer for that is not known */
function domainOf(call: Call) {
	checkAdmin(call);
	const { domain } = call.organization.settings;
	if (!domain) throw operationFailed();
	return ok({ data: { ...domain, ssl_enabled: true } });
}

function emailOf(call: Call) {
	checkAdmin(call);
	const { email } = call.organization.settings;
	const dkim = {
		dkim_value: 'k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCr6KMgdxxgg7oT3u',
		dkim_status: 'not_verified',
		dkim_host: '1522905413783._domainkey.zylker.example',
	};
	return ok({ data: { ...email, ...dkim } });
}
