import type { User } from '../../sandbox/organization';
import { locator, useWorld } from './world';

const world = useWorld();

const marketing = { channel: locator('id', '') };

/** Requests that changed something, with their bodies. */
const changes = () =>
	world.sandbox.requests
		.filter(({ method }) => method !== 'GET')
		.map(({ method, body }) => ({ method, body }));

const reads = () =>
	world.sandbox.requests.filter(({ method }) => method === 'GET').map(({ path }) => path);

const members = () => {
	const { organization } = world.sandbox;
	const found = organization.channels.find(({ uniqueName }) => uniqueName === 'zylkermarketing');
	return organization.findChat(found?.chatId ?? '')?.members ?? [];
};

/** Adds more people to the organization. */
function newcomers(count: number): User[] {
	const { users } = world.sandbox.organization;
	const before = users.length;
	world.sandbox.organization.addUsers(count);
	return users.slice(before);
}

beforeEach(() => {
	const { channels } = world.sandbox.organization;
	const id = channels.find(({ uniqueName }) => uniqueName === 'zylkermarketing')?.id;
	marketing.channel = locator('id', id ?? '');
});

describe('channel.getMembers', () => {
	it('lists people with their roles', async () => {
		const { items } = await world.run('channel.getMembers', marketing);
		expect(items.map(({ json }) => [json.name, json.user_role])).toEqual([
			['Olivia Palmer', 'super_admin'],
			['Scott Fisher', 'member'],
			['Li Jung', 'member'],
			['News Bot', 'bot'],
		]);
	});
});

describe('channel.addMembers', () => {
	it('sends emails unchanged', async () => {
		const { items } = await world.run('channel.addMembers', {
			...marketing,
			userIds: 'ryan.west@zylker.example,\nzoe.akerstrom@zylker.example',
		});
		expect(items[0]?.json).toMatchObject({ success: true });
		expect(world.sandbox.requests).toHaveLength(1);
		expect(changes()).toEqual([
			{
				method: 'POST',
				body: { email_ids: ['ryan.west@zylker.example', 'zoe.akerstrom@zylker.example'] },
			},
		]);
	});

	it('sends IDs and emails in separate requests, up to 100 per request', async () => {
		const people = newcomers(250);
		const ids = people.slice(0, 130).map(({ id }) => id);
		const emails = people.slice(130).map(({ email }) => email);
		const mixed = ids.flatMap((id, index) => [id, ...emails.slice(index, index + 1)]);
		const { error } = await world.run(
			'channel.addMembers',
			{ ...marketing, userIds: '={{ $json.people }}' },
			{ items: [{ json: { people: mixed } }] },
		);
		expect(error).toBeUndefined();
		expect(changes().map(({ body }) => body)).toEqual([
			{ user_ids: ids.slice(0, 100) },
			{ user_ids: ids.slice(100) },
			{ email_ids: emails.slice(0, 100) },
			{ email_ids: emails.slice(100) },
		]);
		expect(members()).toHaveLength(253);
	});

	it('reports who was added when a later batch fails', async () => {
		const ids = newcomers(120).map(({ id }) => id);
		world.sandbox.answerNext({ path: /members$/, handle: 'after' });
		world.sandbox.answerNext({
			path: /members$/,
			status: 400,
			body: '{"code":"operation_failed"}',
		});
		const { problem } = await world.fail('channel.addMembers', {
			...marketing,
			userIds: ids.join(),
		});
		expect(problem.kind).toBe('REJECTED');
		expect(problem.description).toContain(`Already done for 100 of 120, up to "${ids[99]}".`);
		expect(problem.remedy).toContain('only for the others');
	});

	it.each([
		['={{ [] }}', 'must not be empty'],
		['Olivia Palmer', 'must contain user IDs or email addresses, not "Olivia Palmer"'],
	])('rejects %s before anything is sent', async (userIds, why) => {
		const { problem } = await world.fail('channel.addMembers', { ...marketing, userIds });
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT', message: `"Users" ${why}` });
		expect(world.sandbox.requests).toHaveLength(0);
	});
});

describe('channel.removeMembers', () => {
	it('looks up the IDs of emails among the members, with one request', async () => {
		const { error } = await world.run('channel.removeMembers', {
			...marketing,
			userIds: 'Olivia.Palmer@zylker.example, li.jung@zylker.example',
			options: { silent: true },
		});
		expect(error).toBeUndefined();
		expect(reads()).toHaveLength(1);
		expect(reads()[0]).toMatch(/\/channels\/[^/]+\/members$/);
		expect(changes()).toEqual([
			{ method: 'DELETE', body: { user_ids: ['631831446', '631833520'], silent: true } },
		]);
		expect(members()).toEqual(['631830849']);
	});

	it('removes up to 100 members per request, each batch silently', async () => {
		const ids = newcomers(101).map(({ id }) => id);
		members().push(...ids);
		await world.run('channel.removeMembers', {
			...marketing,
			userIds: ids.join(),
			options: { silent: true },
		});
		expect(changes().map(({ body }) => body)).toEqual([
			{ user_ids: ids.slice(0, 100), silent: true },
			{ user_ids: ids.slice(100), silent: true },
		]);
		expect(members()).toHaveLength(3);
	});

	it('reports who is not a member', async () => {
		const { problem } = await world.fail('channel.removeMembers', {
			...marketing,
			userIds: 'ryan.west@zylker.example',
		});
		expect(problem).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"User" "ryan.west@zylker.example" is not a member of this channel',
		});
		expect(changes()).toEqual([]);
	});
});

describe('channel.changeMemberRole', () => {
	it.each([
		['id', '631833520', 1],
		['email', 'li.jung@zylker.example', 2],
	])('changes the role of a member given by %s', async (mode, value, requests) => {
		const { items } = await world.run('channel.changeMemberRole', {
			...marketing,
			user: locator(mode, value),
			role: 'moderator',
		});
		expect(world.sandbox.requests).toHaveLength(requests);
		const { value: channelId } = marketing.channel as unknown as { value: string };
		expect(world.sandbox.requests.at(-1)).toMatchObject({
			method: 'PUT',
			path: `/api/v2/channels/${channelId}/members/631833520`,
			body: { role: 'moderator' },
		});
		expect(items[0]?.json).toEqual({ success: true, channelId, userId: '631833520' });
		const { items: people } = await world.run('channel.getMembers', marketing);
		expect(people.find(({ json }) => json.user_id === '631833520')?.json.user_role).toBe(
			'moderator',
		);
	});

	it('requests the members of a channel once per run', async () => {
		const emails = ['li.jung@zylker.example', 'olivia.palmer@zylker.example'];
		await world.run(
			'channel.changeMemberRole',
			{
				...marketing,
				user: locator('email', '={{ $json.email }}'),
				role: 'admin',
			},
			{ items: emails.map((email) => ({ json: { email } })) },
		);
		expect(reads()).toHaveLength(1);
		expect(changes()).toHaveLength(2);
	});
});
