import { type UserField, userFieldRecord } from '../administration';
import { type Answer, ok, operationFailed, paramMissing } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import type { Fields } from '../fields';
import { checkAdmin, found } from './organizationChart';
import { empty } from './replies';

const LIMITS = { limitPerMinute: 10, lockMinutes: 10 } as const;
const PATH = '/api/v2/userfields/{userFieldId}';
const SETTINGS: Fields = {
	mandatory: { type: 'boolean' },
	encrypted: { type: 'boolean' },
	edit_permission: { type: 'boolean' },
	options: { type: 'array' },
};

/** Fields of user profiles: v2 userfields.yml; the scopes' letter case is a peer's. */
export const userFieldEndpoints: Endpoint[] = [
	{
		...LIMITS,
		method: 'GET',
		path: '/api/v2/userfields',
		scope: 'ZohoCliq.Users.READ',
		handle: ({ organization: { userFields, id } }) =>
			ok({ url: '/api/v2/userfields', list: userFields.map((one) => userFieldRecord(one, id)) }),
	},
	{
		...LIMITS,
		method: 'POST',
		path: '/api/v2/userfields',
		scope: 'ZohoCliq.UserFields.CREATE',
		body: {
			name: { type: 'string', required: true, max: 30 },
			type: { type: 'string' },
			...SETTINGS,
		},
		handle: (call) => {
			checkAdmin(call);
			const { organization, body, now } = call;
			if (body.type === 'drop_down' && body.options === undefined) throw paramMissing('options');
			const id = 1901318000003603019n + BigInt(organization.userFields.length * 10);
			const options = (body.options ?? []) as string[];
			const created: UserField = {
				id: String(id),
				name: '',
				type: typeof body.type === 'string' ? body.type : 'text_field',
				isSystem: false,
				mandatory: false,
				encrypted: false,
				editable: true,
				options: options.map((name, at) => ({ id: String(id + BigInt(at + 1)), name })),
				createdAt: now,
			};
			change(created, body);
			organization.userFields.push(created);
			return recordOf(call, created);
		},
	},
	{
		...LIMITS,
		method: 'GET',
		path: PATH,
		scope: 'ZohoCliq.Users.READ',
		handle: (call) => recordOf(call, userField(call)),
	},
	{
		...LIMITS,
		method: 'PUT',
		path: PATH,
		scope: 'ZohoCliq.UserFields.UPDATE',
		body: { name: { type: 'string', max: 30 }, ...SETTINGS },
		handle: (call) => {
			checkAdmin(call);
			const changed = userField(call);
			const { options } = call.body;
			change(changed, call.body);
			if (options !== undefined) changed.options = options as UserField['options'];
			return recordOf(call, changed);
		},
	},
	{
		...LIMITS,
		method: 'DELETE',
		path: PATH,
		scope: 'ZohoCliq.UserFields.DELETE',
		handle: (call) => {
			checkAdmin(call);
			const { userFields } = call.organization;
			const gone = userField(call);
			// Cliq's answer for its own fields is not known.
			if (gone.isSystem) throw operationFailed();
			userFields.splice(userFields.indexOf(gone), 1);
			return empty(call);
		},
	},
];

function userField({ organization, params }: Call): UserField {
	// Cliq's code is not published; it is like those of others.
	return found(organization.userFields, params.userFieldId, 'userfield_not_exist');
}

function change(changed: UserField, body: Call['body']): void {
	const { name = changed.name, mandatory = changed.mandatory } = body;
	const { encrypted = changed.encrypted, edit_permission: editable = changed.editable } = body;
	Object.assign(changed, { name, mandatory, encrypted, editable });
}

function recordOf({ organization }: Call, one: UserField): Answer {
	return ok({
		url: `/api/v2/userfields/${one.id}`,
		data: userFieldRecord(one, organization.id),
	});
}
