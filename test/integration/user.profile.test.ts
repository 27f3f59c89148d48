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
	const sent = () => world.sandbox.requests.filter(({ method }) => method === 'PUT');

	it('looks up the email address that Cliq requires with every change', async () => {
		const { items } = await world.run('user.update', change);
		const user = { email_id: 'olivia.palmer@zylker.example', mobile: '534 678 1234' };
		expect(sent()).toMatchObject([{ path: `/api/v2/users/${OLIVIA}`, body: { users: [user] } }]);
		expect(items[0]?.json).toMatchObject({ success: true, userId: OLIVIA });
		expect(olivia()?.details).toMatchObject({ mobile: '534 678 1234' });
	});

	it('uses the email address by which the user was given', async () => {
		const email = 'olivia.palmer@zylker.example';
		await world.run('user.update', { ...change, user: locator('email', email) });
		const user = { email_id: email, mobile: '534 678 1234' };
		expect(sent()).toMatchObject([{ path: `/api/v2/users/${OLIVIA}`, body: { users: [user] } }]);
		// One to look up the ID, one to update.
		expect(world.sandbox.requests).toHaveLength(2);
	});

	it('sends nothing when no changes are given', async () => {
		const { problem } = await world.fail('user.update', { ...change, updateFields: {} });
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT' });
		expect(sent()).toEqual([]);
	});
});
