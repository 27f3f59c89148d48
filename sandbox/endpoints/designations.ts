import { ok, Refusal } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import type { Designation } from '../organizationChart';
import { checkAdmin, found, listMembers, listNamed, peopleIn } from './organizationChart';
import { empty } from './replies';

const LIMITS = { limitPerMinute: 30, lockMinutes: 10 } as const;
const PATH = '/api/v2/designations/{designationId}';

/** Designations (job titles): v2 designations.yml, for an organization without Zoho People. */
export const designationEndpoints: Endpoint[] = [
	{
		...LIMITS,
		method: 'GET',
		path: '/api/v2/designations',
		scope: 'ZohoCliq.Designations.READ',
		query: {
			limit: { type: 'integer', max: 100 },
			next_token: { type: 'string' },
			search: { type: 'string' },
		},
		handle: (call) => listNamed(call, call.organization.designations, (one) => one),
	},
	{
		...LIMITS,
		method: 'POST',
		path: '/api/v2/designations',
		scope: 'ZohoCliq.Designations.CREATE',
		body: { name: { type: 'string', required: true, max: 30 }, user_ids: { type: 'array' } },
		handle: (call) => {
			checkAdmin(call);
			const { designations } = call.organization;
			const id = String(1901318000002280003n + BigInt(designations.length));
			const created: Designation = { id, name: '' };
			rename(call, created);
			designations.push(created);
			for (const user of peopleIn(call)) user.designation = created.name;
			return ok({ data: created });
		},
	},
	{
		...LIMITS,
		method: 'GET',
		path: PATH,
		scope: 'ZohoCliq.Designations.READ',
		handle: (call) => ok({ data: designation(call) }),
	},
	{
		...LIMITS,
		method: 'PUT',
		path: PATH,
		scope: 'ZohoCliq.Designations.UPDATE',
		body: { name: { type: 'string', required: true, max: 30 } },
		handle: (call) => {
			checkAdmin(call);
			const changed = designation(call);
			rename(call, changed);
			return ok({ data: changed });
		},
	},
	{
		...LIMITS,
		method: 'DELETE',
		path: PATH,
		scope: 'ZohoCliq.Designations.DELETE',
		handle: (call) => {
			checkAdmin(call);
			const { designations } = call.organization;
			designations.splice(designations.indexOf(designation(call)), 1);
			return empty(call);
		},
	},
	{
		...LIMITS,
		method: 'GET',
		path: `${PATH}/members`,
		scope: 'ZohoCliq.Designations.READ',
		query: {
			limit: { type: 'integer', required: true, max: 100 },
			next_token: { type: 'string' },
		},
		handle: (call) => listMembers(call, membersOf(call, designation(call))),
	},
	{
		...LIMITS,
		method: 'POST',
		path: `${PATH}/members`,
		scope: 'ZohoCliq.Designations.UPDATE',
		body: { user_ids: { type: 'array', required: true, max: 100 } },
		handle: (call) => {
			checkAdmin(call);
			for (const user of peopleIn(call)) user.designation = designation(call).name;
			return empty(call);
		},
	},
	{
		...LIMITS,
		method: 'DELETE',
		path: `${PATH}/members`,
		scope: 'ZohoCliq.Designations.DELETE',
		body: { user_ids: { type: 'array', required: true, max: 100 } },
		handle: (call) => {
			checkAdmin(call);
			for (const user of peopleIn(call)) user.designation = '';
			return empty(call);
		},
	},
];

function designation({ organization, params }: Call): Designation {
	return found(organization.designations, params.designationId, 'designation_not_exist');
}

function membersOf({ organization }: Call, { name }: Designation) {
	return organization.users.filter((user) => user.designation === name);
}

function rename(call: Call, changed: Designation): void {
	const name = String(call.body.name);
	if (call.organization.designations.some((one) => one !== changed && one.name === name)) {
		throw new Refusal(400, 'designation_already_exist', 'The designation exists already.');
	}
	for (const user of membersOf(call, changed)) user.designation = name;
	changed.name = name;
}
