import { type Answer, ok, operationFailed, paramMissing, Refusal } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import type { Fields } from '../fields';
import type { Extension } from '../platform';

const INSTALLATION = '/api/v3/extensions/{extension}/installation';
const PROPERTIES = '/api/v3/extensions/{extension}/properties';
const PROPERTY = `${PROPERTIES}/{property}`;
const READ = 'ZohoCliq.Extensions.READ';
const UPDATE = 'ZohoCliq.Extensions.UPDATE';
const LIMITS = { limitPerMinute: 30, lockMinutes: 5 } as const;
const KEY: Fields = { extension_key: { type: 'string', required: true } };
const SCOPE: Fields = {
	scope: { type: 'string', required: true, values: ['organization', 'team'] },
};
const NO_BODY: Answer = { status: 204 };

/** Extensions: v3 extensions.yml. */
export const extensionEndpoints: Endpoint[] = [
	{
		method: 'POST',
		path: INSTALLATION,
		scope: 'ZohoCliq.Extensions.CREATE',
		limitPerMinute: 10,
		lockMinutes: 5,
		query: KEY,
		body: { ...SCOPE, team_ids: { type: 'array', max: 4 } },
		handle: (call) => {
			const { scope, team_ids: teamIds } = call.body;
			if (scope === 'team' && teamIds === undefined) throw paramMissing('team_ids');
			Object.assign(extensionOf(call), { isInstalled: true, scope, teamIds });
			return NO_BODY;
		},
	},
	{
		method: 'PUT',
		path: INSTALLATION,
		scope: UPDATE,
		limitPerMinute: 10,
		lockMinutes: 10,
		query: KEY,
		body: SCOPE,
		handle: (call) => {
			const extension = extensionOf(call);
			if (!extension.isInstalled) {
				throw new Refusal(400, 'extension_error_not_installed', 'The extension is not installed.');
			}
			extension.scope = String(call.body.scope);
			return NO_BODY;
		},
	},
	{
		...LIMITS,
		method: 'PATCH',
		path: PROPERTIES,
		scope: UPDATE,
		query: KEY,
		body: { properties: { type: 'object', required: true } },
		handle: (call) => {
			const given = call.body.properties as Record<string, unknown>;
			for (const [key, value] of Object.entries(given)) {
				checkKey(key, 'extension_property_key_length_exceeded');
				if (typeof value !== 'string') throw operationFailed();
			}
			Object.assign(extensionOf(call).properties, given);
			return ok(given);
		},
	},
	{
		...LIMITS,
		method: 'GET',
		path: PROPERTIES,
		scope: READ,
		query: { ...KEY, keys: { type: 'string', required: true } },
		handle: (call) => {
			const keys = (call.query.keys ?? '').split(',');
			if (keys.length > 10) throw new Refusal(400, 'invalid_inputs', 'Too many keys.');
			for (const key of keys) checkKey(key, 'invalid_inputs');
			const { properties } = extensionOf(call);
			return ok(Object.fromEntries(keys.map((key) => [key, properties[key]])));
		},
	},
	{
		...LIMITS,
		method: 'GET',
		path: PROPERTY,
		scope: READ,
		query: KEY,
		handle: (call) => {
			const [key, properties] = propertyOf(call);
			return ok({ [key]: properties[key] });
		},
	},
	{
		...LIMITS,
		method: 'DELETE',
		path: PROPERTY,
		scope: UPDATE,
		query: KEY,
		handle: (call) => {
			const [key, properties] = propertyOf(call);
			const others = Object.entries(properties).filter(([name]) => name !== key);
			extensionOf(call).properties = Object.fromEntries(others);
			return NO_BODY;
		},
	},
];

/** With its key; what Cliq answers without it is not documented. */
function extensionOf({ organization, params, query }: Call): Extension {
	const found = organization.platform.extensions[params.extension ?? ''];
	if (!found || found.key !== query.extension_key) throw operationFailed();
	return found;
}

function propertyOf(call: Call): [key: string, properties: Extension['properties']] {
	const { property: key = '' } = call.params;
	const { properties } = extensionOf(call);
	checkKey(key, 'extension_property_invalid_key');
	if (key in properties) return [key, properties];
	throw new Refusal(400, 'extension_property_invalid_key', 'The property does not exist.');
}

function checkKey(key: string, code: string): void {
	if (!/^[a-z_]{1,30}$/.test(key)) throw new Refusal(400, code, `The key ${key} is invalid.`);
}
