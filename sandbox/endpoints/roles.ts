import { type Role, roleRecord } from '../administration';
import { ok, operationFailed, patternMismatch } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import { isObject } from '../fields';
import { checkAdmin, found, peopleIn } from './organizationChart';
import { empty } from './replies';

const LIMITS = { limitPerMinute: 30, lockMinutes: 10 } as const;
const USERS = { limitPerMinute: 10, lockMinutes: 10 } as const;
const PATH = '/api/v2/profiles/{roleId}';
const READ = 'ZohoCliq.Organisation.READ';
const UPDATE = 'ZohoCliq.Organisation.UPDATE';
const TYPES = ['Members', 'Cliq Admin', 'Admin'];

/** Roles, for administrators: v2 roles.yml; where a peer needed another scope, that one. */
export const roleEndpoints: Endpoint[] = [
	{
		...LIMITS,
		method: 'GET',
		path: '/api/v2/profiles',
		scope: READ,
		handle: (call) => {
			checkAdmin(call);
			const { roles, id } = call.organization;
			return ok({ data: roles.map((one) => roleRecord(one, id)) });
		},
	},
	{
		...LIMITS,
		method: 'POST',
		path: '/api/v2/profiles',
		scope: 'ZohoCliq.Organisation.CREATE',
		body: {
			name: { type: 'string', required: true, max: 100 },
			profile_type: { type: 'string', required: true, values: TYPES },
			user_ids: { type: 'array' },
			description: { type: 'string' },
			clone_id: { type: 'string' },
		},
		handle: createRole,
	},
	{
		...LIMITS,
		method: 'GET',
		path: PATH,
		scope: READ,
		handle: (call) => ok({ data: roleRecord(role(call), call.organization.id) }),
	},
	{
		...LIMITS,
		method: 'PUT',
		path: PATH,
		scope: UPDATE,
		body: {
			name: { type: 'string', required: true, max: 100 },
			description: { type: 'string', required: true },
		},
		handle: (call) => {
			Object.assign(role(call), call.body);
			return empty(call);
		},
	},
	{
		...LIMITS,
		method: 'DELETE',
		path: PATH,
		scope: ['ZohoCliq.Organisation.DELETE', UPDATE],
		handle: (call) => {
			const { roles } = call.organization;
			const gone = role(call);
			// Cliq's answer for its own roles is not known.
			if (gone.isDefault) throw operationFailed();
			roles.splice(roles.indexOf(gone), 1);
			return empty(call);
		},
	},
	{
		...LIMITS,
		method: 'GET',
		path: `${PATH}/permissions`,
		scope: READ,
		handle: (call) => {
			const modules = Object.entries(role(call).permissions).map(([name, actions]) => [
				name,
				{ is_admin_module: false, status: 'enabled', actions },
			]);
			return ok(Object.fromEntries(modules));
		},
	},
	{
		...LIMITS,
		method: 'PUT',
		path: `${PATH}/permissions`,
		// The document's body and scope are those of other calls; these are a peer's.
		scope: UPDATE,
		body: { list: { type: 'array', required: true } },
		handle: (call) => {
			const { permissions } = role(call);
			const { list } = call.body;
			for (const change of list as unknown[]) {
				if (!isObject(change)) throw patternMismatch('list', 'must contain objects');
				const { module, action, status } = change;
				if (typeof action !== 'string') continue;
				permissions[String(module)] = { ...permissions[String(module)], [action]: String(status) };
			}
			return ok({ list });
		},
	},
	{
		...LIMITS,
		method: 'GET',
		path: `${PATH}/users`,
		scope: READ,
		handle: (call) => ok({ data: role(call).userIds.map((id) => ({ user_id: id })) }),
	},
	{
		...USERS,
		method: 'POST',
		path: `${PATH}/users`,
		scope: UPDATE,
		body: { user_ids: { type: 'array', required: true } },
		handle: (call) => {
			const given = role(call);
			giveRole(call, given);
			return empty(call);
		},
	},
	{
		...USERS,
		method: 'DELETE',
		path: `${PATH}/users`,
		scope: UPDATE,
		body: { user_ids: { type: 'array', required: true } },
		handle: (call) => {
			const taken = role(call);
			const people = peopleIn(call).map(({ id }) => id);
			taken.userIds = taken.userIds.filter((id) => !people.includes(id));
			return empty(call);
		},
	},
];

function createRole(call: Call) {
	checkAdmin(call);
	const { organization, body, now } = call;
	const { roles } = organization;
	const copied = body.clone_id === undefined ? undefined : found(roles, body.clone_id, CODE);
	const created: Role = {
		id: String(42405000000224001n + BigInt(roles.length)),
		name: String(body.name),
		type: String(body.profile_type),
		description: typeof body.description === 'string' ? body.description : '',
		isDefault: false,
		userIds: [],
		createdAt: now,
		permissions: structuredClone(copied?.permissions ?? {}),
	};
	giveRole(call, created);
	roles.push(created);
	return ok({ data: roleRecord(created, organization.id) });
}

/** Everybody has one role. */
function giveRole(call: Call, given: Role): void {
	const people = peopleIn(call).map(({ id }) => id);
	for (const role of call.organization.roles) {
		role.userIds = role.userIds.filter((id) => !people.includes(id));
	}
	given.userIds.push(...people);
}

/** Cliq's code for a role that does not exist is not published; it is like those of others. */
const CODE = 'profile_not_exist';

function role(call: Call): Role {
	checkAdmin(call);
	return found(call.organization.roles, call.params.roleId, CODE);
}
