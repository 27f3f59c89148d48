import { profileFields } from '../../nodes/ZohoCliq/words';
import { userFieldRecord } from '../../sandbox/administration';
import { locator, useWorld } from './world';

const world = useWorld();

const mapping = (value: object) => ({
	profile: { mappingMode: 'defineBelow', value, schema: [], matchingColumns: [] } as never,
});
const automatic = (schema?: object[]) => ({
	profile: { mappingMode: 'autoMapInputData', value: null, schema } as never,
});

const OLIVIA = '631831446';
const olivia = () => world.sandbox.organization.findUser(OLIVIA);

describe('user.create', () => {
	it('invites a user, with custom fields next to standard ones', async () => {
		const { items } = await world.run('user.create', {
			emailId: 'amy@zylker.example',
			...mapping({
				first_name: 'Amy',
				display_name: 'Amy Smith',
				reporting_to_zuid: 'scott.fisher@zylker.example',
				workplace_name: 'Berlin',
			}),
			additionalFields: { teamIds: '655249742, 695920980' },
		});
		expect(world.sandbox.requests.at(-1)).toMatchObject({
			method: 'POST',
			path: '/api/v2/users',
			body: {
				users: [
					{
						email_id: 'amy@zylker.example',
						first_name: 'Amy',
						display_name: 'Amy Smith',
						reporting_to_zuid: '631830849',
						team_ids: ['655249742', '695920980'],
						workplace_name: 'Berlin',
					},
				],
			},
		});
		expect(items[0]?.json).toEqual({
			success: true,
			success_users: ['amy@zylker.example'],
			failed_users: {},
		});
		expect(world.sandbox.organization.findUser('amy@zylker.example')).toMatchObject({
			name: 'Amy Smith',
			status: 'pending',
		});
	});

	it('fails when Cliq rejects the address with HTTP 200', async () => {
		const { problem } = await world.fail('user.create', {
			emailId: 'olivia.palmer@zylker.example',
		});
		expect(problem).toMatchObject({ kind: 'REJECTED', code: 'email.activeuser', httpStatus: 200 });
		expect(problem.message).toContain('olivia.palmer@zylker.example');
		expect(problem.description).toContain('already');
	});

	it('sends nothing for an invalid email address', async () => {
		const { problem } = await world.fail('user.create', { emailId: 'amy' });
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT' });
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('user.update', () => {
	const details = { mobile: '534 678 1234' };
	const change = { user: locator('id', OLIVIA), ...mapping(details) };
	const sent = () =>
		world.sandbox.requests
			.filter(({ method }) => method === 'PUT')
			.map(({ path, body }) => ({ path, body }));
	const path = `/api/v2/users/${OLIVIA}`;

	it('sends only what is to change, in one request', async () => {
		const { items } = await world.run('user.update', {
			...change,
			...mapping({ ...details, workplace_name: 'Berlin' }),
		});
		expect(sent()).toEqual([{ path, body: { ...details, workplace_name: 'Berlin' } }]);
		expect(world.sandbox.requests).toHaveLength(1);
		expect(items[0]?.json).toMatchObject({ success: true, userId: OLIVIA });
		expect(olivia()).toMatchObject({ email: 'olivia.palmer@zylker.example', details });
	});

	it('changes the email address only if there is a new one', async () => {
		const user = locator('email', 'olivia.palmer@zylker.example');
		await world.run('user.update', { ...change, user });
		expect(sent()).toEqual([{ path, body: details }]);
		await world.run('user.update', { user, updateFields: { emailId: 'olivia@zylker.example' } });
		expect(sent().at(-1)).toEqual({ path, body: { email_id: 'olivia@zylker.example' } });
		expect(olivia()?.email).toBe('olivia@zylker.example');
	});

	it('sends a list once if Cliq does not take the details themselves, and first from then on', async () => {
		world.sandbox.switches.userUpdate = 'list';
		const items = [{ json: {} }, { json: {} }];
		const { error } = await world.run('user.update', change, { items });
		expect(error).toBeUndefined();
		const list = { path, body: { users: [details] } };
		expect(sent()).toEqual([{ path, body: details }, list, list]);
		expect(olivia()?.details).toMatchObject(details);
	});

	it('reports the first refusal if Cliq takes neither form', async () => {
		const { problem } = await world.fail('user.update', {
			...change,
			...mapping({ workplace: 'Berlin' }),
		});
		expect(problem).toMatchObject({ kind: 'REJECTED', code: 'extra_key_found' });
		expect(problem.description).toContain("'workplace'");
		expect(sent()).toHaveLength(2);
	});

	it('names the permission for a picture', async () => {
		const picture = '={{ { data: "R0lGODlhAQABAAAAACw=", mimeType: "image/gif" } }}';
		const image = { ...change, updateFields: { picture } };
		expect((await world.run('user.update', image)).error).toBeUndefined();
		const scopes = ['ZohoCliq.Users.UPDATE'];
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ scopes }) } });
		const { problem } = await world.fail('user.update', image);
		expect(problem.kind).toBe('SCOPE_INSUFFICIENT');
	});

	it('sends nothing when no changes are given', async () => {
		const { user } = change;
		const { problem } = await world.fail('user.update', { user });
		expect(problem).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"Update Fields" must contain what to change',
			remedy: 'Add what to change under "User Fields" or "Update Fields".',
		});
		await world.fail('user.update', { user, ...mapping({ mobile: null, phone: ' ' }) });
		await world.fail('user.update', { user, ...automatic() }, { items: [{ json: { other: 1 } }] });
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('the fields of a profile', () => {
	const user = locator('id', OLIVIA);
	const body = () => world.sandbox.requests.at(-1)?.body;

	it('are taken from the item when they are mapped automatically, and nothing else', async () => {
		const item = { mobile: '5346781234', workplace_name: 'Berlin', email_id: 'x', users: [] };
		const items = [{ json: item }];
		await world.run('user.update', { user, ...automatic() }, { items });
		expect(body()).toEqual({ mobile: '5346781234' });
		// n8n saves what nobody added as removed.
		const schema = ['mobile', 'workplace_name'].map((id) => ({ id, removed: true }));
		await world.run('user.update', { user, ...automatic(schema) }, { items });
		expect(body()).toEqual({ mobile: '5346781234', workplace_name: 'Berlin' });
	});

	it.each([
		['an object', '={{ { mobile: 5346781234, workplace_name: "Berlin" } }}'],
		['JSON in text', '{ "mobile": "5346781234", "workplace_name": "Berlin" }'],
	])('are given as %s, as an AI agent does', async (_what, profile) => {
		await world.run('user.update', { user, profile });
		expect(body()).toEqual({ mobile: '5346781234', workplace_name: 'Berlin' });
	});

	it.each([
		['a list', '={{ [1] }}', '"User Fields" must be an object of fields and values'],
		[
			'a list in a standard field',
			'={{ { timezone: [1] } }}',
			'"User Fields: Time Zone" must be text',
		],
		[
			'a list in a custom field',
			'={{ { workplace_name: [1] } }}',
			'"User Fields" has a value for "workplace_name" that is not text, number or true/false',
		],
		[
			'an invalid email',
			'={{ { reporting_to_zuid: "scott@" } }}',
			'"User Fields: Reporting To (ID or Email)" must be an email address',
		],
	])('are refused with %s before anything is sent', async (_what, profile, message) => {
		const { error } = await world.fail('user.update', { user, profile });
		expect(error.message).toContain(message);
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('the list of the fields of a profile', () => {
	const list = async (credential?: null) =>
		await world.engine.resourceMapping('getUserFields', {
			...(credential === null && { credential }),
			parameters: { resource: 'user', operation: 'update' },
		});
	const grant = (...scopes: string[]) => {
		world.connect({
			oauthTokenData: {
				...world.sandbox.issueToken({ scopes: scopes.map((scope) => `ZohoCliq.${scope}`) }),
			},
		});
	};
	const STANDARD = Object.keys(profileFields);

	it('has the standard ones, then those of the organization, none of them mandatory', async () => {
		const { fields } = await list();
		expect(fields.map(({ id }) => id)).toEqual([...STANDARD, 'dateofjoining']);
		expect(fields.at(-1)).toMatchObject({ displayName: 'Date of Joining', type: 'string' });
		expect(fields.filter(({ required, removed }) => required || removed !== true)).toEqual([]);
	});

	it.each([
		['department_id', 'Department', 'departments'],
		['designation_id', 'Designation', 'designations'],
	] as const)('offers the choices of %s', async (key, displayName, kind) => {
		const { fields } = await list();
		expect(fields.find(({ id }) => id === key)).toMatchObject({
			displayName,
			type: 'options',
			options: world.sandbox.organization[kind].map(({ id, name }) => ({ name, value: id })),
		});
	});

	it('leaves out the custom fields that are switched off', async () => {
		const { userFields, id } = world.sandbox.organization;
		const off = userFields.map((one) => ({ ...userFieldRecord(one, id), enabled: false }));
		const body = JSON.stringify({ list: off });
		world.sandbox.answerNext({ path: /userfields/, status: 200, body });
		expect((await list()).fields.map(({ id: key }) => key)).toEqual(STANDARD);
	});

	it.each([
		[
			'no scope for any list',
			() => {
				grant('Users.UPDATE');
			},
		],
		[
			'no token',
			() => {
				world.connect({ oauthTokenData: {} });
			},
		],
		[
			'refusals by Cliq alone',
			() => {
				world.sandbox.answerNext({ path: /./, status: 400, body: '{}', times: 9 });
			},
		],
	])('loads with %s, and lets IDs be typed', async (_what, lack) => {
		lack();
		const { fields } = await list();
		expect(fields.map(({ id }) => id)).toEqual(STANDARD);
		expect(fields.filter(({ type }) => type !== 'string')).toEqual([]);
		expect(fields.find(({ id }) => id === 'department_id')?.displayName).toBe('Department ID');
	});

	it('loads before a credential is chosen', async () => {
		const { fields } = await list(null);
		expect(fields.map(({ id }) => id)).toEqual(STANDARD);
		expect(world.sandbox.requests).toEqual([]);
	});

	it('has as much of it as the permissions allow', async () => {
		grant('Departments.READ');
		const { fields } = await list();
		expect(fields.filter(({ type }) => type === 'options').map(({ id }) => id)).toEqual([
			'department_id',
		]);
		expect(fields).toHaveLength(STANDARD.length);
	});
});
