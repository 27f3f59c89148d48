import { ok, Refusal } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import type { Department } from '../organizationChart';
import { memberRecord } from '../organizationChart';
import { checkAdmin, found, listMembers, listNamed, peopleIn } from './organizationChart';
import { knownUser } from './people';
import { empty } from './replies';

const LIMITS = { limitPerMinute: 30, lockMinutes: 10 } as const;
const PATH = '/api/v2/departments/{departmentId}';

/** Departments: v2 departments.yml, for an organization without Zoho People. */
export const departmentEndpoints: Endpoint[] = [
	{
		...LIMITS,
		method: 'GET',
		path: '/api/v2/departments',
		scope: 'ZohoCliq.Departments.READ',
		query: {
			limit: { type: 'integer', max: 100 },
			next_token: { type: 'string' },
			search: { type: 'string' },
		},
		handle: (call) => listNamed(call, call.organization.departments, (one) => recordOf(call, one)),
	},
	{
		...LIMITS,
		method: 'POST',
		path: '/api/v2/departments',
		scope: 'ZohoCliq.Departments.CREATE',
		body: {
			name: { type: 'string', required: true },
			lead_zuid: { type: 'string', required: true },
			parent_department_id: { type: 'string', required: true },
			user_ids: { type: 'array' },
		},
		handle: (call) => {
			const { departments } = call.organization;
			const id = String(1901318000002280001n + BigInt(departments.length));
			const created: Department = { id, name: '', leadId: '' };
			change(call, created);
			departments.push(created);
			return ok({ data: recordOf(call, created) });
		},
	},
	{
		...LIMITS,
		method: 'GET',
		path: PATH,
		scope: 'ZohoCliq.Departments.READ',
		handle: (call) => ok({ data: recordOf(call, department(call)) }),
	},
	{
		...LIMITS,
		method: 'PUT',
		path: PATH,
		scope: 'ZohoCliq.Departments.UPDATE',
		// Only what changes is needed [n8n peer node].
		body: {
			name: { type: 'string' },
			lead_zuid: { type: 'string' },
			parent_department_id: { type: 'string' },
			user_ids: { type: 'array' },
		},
		handle: (call) => {
			const changed = department(call);
			change(call, changed);
			return ok({ data: recordOf(call, changed) });
		},
	},
	{
		...LIMITS,
		method: 'DELETE',
		path: PATH,
		scope: 'ZohoCliq.Departments.DELETE',
		handle: (call) => {
			checkAdmin(call);
			const { departments } = call.organization;
			const { id, parentId } = department(call);
			if (parentId === undefined) {
				throw new Refusal(400, 'department_base_dept_delete_not_allowed', 'It is the main one.');
			}
			departments.splice(
				departments.findIndex((one) => one.id === id),
				1,
			);
			return empty(call);
		},
	},
	{
		...LIMITS,
		method: 'GET',
		path: `${PATH}/members`,
		scope: 'ZohoCliq.Departments.READ',
		handle: (call) => listMembers(call, membersOf(call, department(call))),
	},
	{
		...LIMITS,
		method: 'POST',
		path: `${PATH}/members`,
		scope: 'ZohoCliq.Departments.UPDATE',
		body: { user_ids: { type: 'array', max: 100 }, email_ids: { type: 'array', max: 100 } },
		handle: (call) => {
			checkAdmin(call);
			for (const user of peopleIn(call)) user.department = department(call).name;
			return empty(call);
		},
	},
	{
		...LIMITS,
		method: 'DELETE',
		path: `${PATH}/members`,
		// DELETE is in the document, UPDATE is what a peer needed.
		scope: ['ZohoCliq.Departments.DELETE', 'ZohoCliq.Departments.UPDATE'],
		body: { user_ids: { type: 'array', required: true, max: 100 } },
		handle: (call) => {
			checkAdmin(call);
			for (const user of peopleIn(call)) user.department = '';
			return empty(call);
		},
	},
];

function department({ organization, params }: Call): Department {
	return found(organization.departments, params.departmentId, 'department_not_exist');
}

function membersOf({ organization }: Call, { name }: Department) {
	return organization.users.filter((user) => user.department === name);
}

/** @throws Refusal as an administrator would see it [spec] */
function change(call: Call, changed: Department): void {
	checkAdmin(call);
	const { organization, body } = call;
	const { name, lead_zuid: leadId, parent_department_id: parentId } = body;
	if (typeof parentId === 'string') {
		changed.parentId = found(organization.departments, parentId, 'department_not_exist').id;
	}
	if (typeof leadId === 'string') {
		const lead = organization.findUser(leadId);
		if (lead?.id !== leadId) {
			throw new Refusal(400, 'department_lead_invalid', 'The lead is not valid.');
		}
		changed.leadId = leadId;
	}
	if (typeof name === 'string') {
		if (organization.departments.some((one) => one !== changed && one.name === name)) {
			throw new Refusal(400, 'department_already_exist', 'The department exists already.');
		}
		for (const user of membersOf(call, changed)) user.department = name;
		changed.name = name;
	}
	for (const user of peopleIn(call)) user.department = changed.name;
}

function recordOf(call: Call, one: Department) {
	const lead = memberRecord(call.organization, knownUser(call, one.leadId));
	return {
		name: one.name,
		is_default: one.parentId === undefined,
		id: one.id,
		members_count: String(membersOf(call, one).length),
		lead,
		...(one.parentId !== undefined && { parent_department_id: one.parentId }),
		lead_zuid: one.leadId,
	};
}
