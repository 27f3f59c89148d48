import { locator, useWorld } from './world';

const world = useWorld();

const OLIVIA = '631831446';
const olivia = () => world.sandbox.organization.findUser(OLIVIA);

describe('user.create', () => {
	it('invites a user, with custom fields next to standard ones', async () => {
		const { items } = await world.run('user.create', {
			emailId: 'amy@zylker.example',
			additionalFields: {
				firstName: 'Amy',
				displayName: 'Amy Smith',
				reportingToZuid: 'scott.fisher@zylker.example',
				teamIds: '655249742, 695920980',
				customFields: '{ "workplace_name": "Berlin" }',
			},
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
	const change = { user: locator('id', OLIVIA), updateFields: { mobile: '534 678 1234' } };
	const details = { mobile: '534 678 1234' };
	const sent = () =>
		world.sandbox.requests
			.filter(({ method }) => method === 'PUT')
			.map(({ path, body }) => ({ path, body }));
	const path = `/api/v2/users/${OLIVIA}`;

	it('sends only what is to change, in one request', async () => {
		const { items } = await world.run('user.update', {
			...change,
			updateFields: { ...change.updateFields, customFields: { workplace_name: 'Berlin' } },
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
		const customFields = { workplace: 'Berlin' };
		const { problem } = await world.fail('user.update', {
			...change,
			updateFields: { customFields },
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
		const { problem } = await world.fail('user.update', { ...change, updateFields: {} });
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT' });
		expect(sent()).toEqual([]);
	});
});
