import { locator, useWorld } from './world';

const world = useWorld();

const OLIVIA = '631831446';

function idOf(kind: 'departments' | 'designations' | 'roles', name: string): string {
	return world.sandbox.organization[kind].find((one) => one.name === name)?.id ?? '';
}

const asked = () =>
	world.sandbox.requests.map(({ method, path, body }) => ({ method, path, body }));

describe('departments', () => {
	it('are created below another one, with a lead found by email', async () => {
		const parent = idOf('departments', 'Management');
		const { items, error } = await world.run('department.create', {
			name: 'Zylker Labs',
			lead: locator('email', 'olivia.palmer@zylker.example'),
			parentDepartment: locator('id', parent),
			userIds: OLIVIA,
		});
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ name: 'Zylker Labs', members_count: '1' });
		expect(asked().at(-1)).toEqual({
			method: 'POST',
			path: '/api/v2/departments',
			body: {
				name: 'Zylker Labs',
				lead_zuid: OLIVIA,
				parent_department_id: parent,
				user_ids: [OLIVIA],
			},
		});
	});

	it('are changed by what is added alone', async () => {
		const department = locator('id', idOf('departments', 'Sales'));
		await world.run('department.update', { department, updateFields: { name: 'Field Sales' } });
		expect(asked().map(({ body }) => body)).toEqual([{ name: 'Field Sales' }]);
		const { problem } = await world.fail('department.update', { department });
		expect(problem.kind).toBe('INVALID_INPUT');
	});

	it('lose members by a body, which the request to delete carries', async () => {
		const id = idOf('departments', 'Marketing');
		const { items } = await world.run('department.removeMembers', {
			department: locator('id', id),
			userIds: OLIVIA,
		});
		expect(items[0]?.json).toMatchObject({ success: true, departmentId: id });
		expect(asked()).toEqual([
			{
				method: 'DELETE',
				path: `/api/v2/departments/${id}/members`,
				body: { user_ids: [OLIVIA] },
			},
		]);
		expect(world.sandbox.organization.findUser(OLIVIA)?.department).toBe('');
	});

	it('that do not exist are named', async () => {
		const { problem } = await world.fail('department.get', { department: locator('id', '404') });
		expect(problem).toMatchObject({
			kind: 'ENDPOINT_INVALID',
			message: 'Cliq could not find the department "404"',
		});
	});

	it('say where to change them where Zoho People does', async () => {
		world.sandbox.answerNext({
			path: /departments/,
			status: 400,
			body: JSON.stringify({ code: 'operation_not_allowed', message: 'Not allowed.' }),
		});
		const department = locator('id', idOf('departments', 'Sales'));
		const { problem } = await world.fail('department.delete', { department });
		expect(problem.description).toContain('Zoho People');
		expect(problem.remedy).toContain('Make the change in Zoho People.');
	});
});

describe('designations', () => {
	it('list their members in pages, for which Cliq requires a limit', async () => {
		const { users } = world.sandbox.organization;
		for (const user of users) user.designation = 'Leader';
		world.sandbox.organization.designations.push({ id: '77', name: 'Leader' });
		const { items } = await world.run('designation.getMembers', {
			designation: locator('id', '77'),
			returnAll: false,
			limit: 2,
		});
		expect(items).toHaveLength(2);
		expect(world.sandbox.requests[0]?.query).toEqual({ limit: '2' });
	});
});

describe('lists to pick from', () => {
	it.each([
		['searchDepartments', 'department.get', 'Market', 'Marketing', 'departments'],
		['searchDesignations', 'designation.get', 'Web', 'Web Developer', 'designations'],
		['searchRoles', 'role.get', 'mem', 'Members', 'roles'],
	] as const)('%s finds by name', async (method, name, filter, found, kind) => {
		const [resource = '', operation = ''] = name.split('.');
		const parameters = { resource, operation };
		const { results } = await world.engine.listSearch(method, {
			isAdmins: true,
			parameters,
			filter,
		});
		expect(results[0]).toEqual({ name: found, value: idOf(kind, found) });
	});

	it('fill the drop-down of the department above', async () => {
		const parameters = { resource: 'department', operation: 'update' };
		const options = await world.engine.loadOptions('getDepartments', {
			isAdmins: true,
			parameters,
		});
		expect(options).toEqual(
			world.sandbox.organization.departments.map(({ id, name }) => ({ name, value: id })),
		);
	});

	it('name the permission they need', async () => {
		world.connect({
			oauthTokenData: { ...world.sandbox.issueToken({ scopes: ['ZohoCliq.Users.UPDATE'] }) },
		});
		const loading = world.engine.loadOptions('getDepartments', {
			parameters: { resource: 'user', operation: 'update' },
		});
		await expect(loading).rejects.toThrow('Missing permission: "See Departments and Designations"');
	});
});

describe('what only administrators may do', () => {
	const asRyan = () => {
		const ryan = world.sandbox.organization.findUser('ryan.west@zylker.example')?.id ?? '';
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ userId: ryan }) } });
	};

	it.each([403, 400])('is explained as such with HTTP %d', async (status) => {
		asRyan();
		if (status === 400) {
			world.sandbox.answerNext({
				path: /designations/,
				status,
				body: JSON.stringify({ code: 'not_an_organization_admin', message: 'No admin.' }),
			});
		}
		const { problem } = await world.fail('designation.create', { name: 'Chief of Nothing' });
		expect(problem.kind).toBe('PERMISSION_DENIED');
		expect(problem.description).toContain('Only administrators of your organization');
		expect(problem.remedy).toMatch(/^Connect an administrator's account/);
	});

	it('says so for roles, whatever the code', async () => {
		asRyan();
		const { problem } = await world.fail('role.getMany', {});
		expect(problem.description).toContain('Only administrators of your organization');
	});
});

describe('roles', () => {
	it('take changes of permissions as a list', async () => {
		const id = idOf('roles', 'Members');
		const permissions = [{ module: 'direct_message', action: 'attachments', status: 'disabled' }];
		await world.run('role.updatePermissions', { role: locator('id', id), permissions });
		expect(asked()).toEqual([
			{ method: 'PUT', path: `/api/v2/profiles/${id}/permissions`, body: { list: permissions } },
		]);
		const { items } = await world.run('role.getPermissions', { role: locator('id', id) });
		expect(items[0]?.json).toMatchObject({
			direct_message: { actions: { attachments: 'disabled' } },
		});
	});
});

describe('user fields', () => {
	it('of a drop-down need its options', async () => {
		const form = { name: 'Vaccinated', fieldType: 'drop_down' };
		// Left empty, n8n itself would refuse it.
		const dropDownOptions = '={{ "" }}';
		const { problem } = await world.fail('userField.create', { ...form, dropDownOptions });
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(world.sandbox.requests).toEqual([]);
		const { items } = await world.run('userField.create', {
			...form,
			dropDownOptions: 'Yes\nNo, thanks',
		});
		expect(items[0]?.json).toMatchObject({
			unique_name: 'vaccinated',
			options: [{ name: 'Yes' }, { name: 'No, thanks' }],
		});
	});
});
