import type { INodeParameters } from 'n8n-workflow';

import type { Channel } from '../../sandbox/organization';
import { locator, useWorld } from './world';

const world = useWorld();

const OLIVIA = '631831446';

const PICTURE = '={{ { data: "R0lGODlhAQABAAAAACw=", mimeType: "image/gif" } }}';

/** A channel of the seeded organization in its current state. */
function channel(uniqueName = 'zylkermarketing'): Channel {
	const found = world.sandbox.organization.channels.find((one) => one.uniqueName === uniqueName);
	if (!found) throw new Error(`No channel ${uniqueName}`);
	return found;
}

const membersOf = ({ chatId }: Channel) => world.sandbox.organization.findChat(chatId)?.members;

const botsOf = ({ chatId }: Channel) => world.sandbox.organization.findChat(chatId)?.bots;

/** A channel created by a colleague that still needs an administrator's approval. */
function pendingChannel(): Channel {
	const pending = world.sandbox.organization.addChannel({
		uniqueName: 'runningclub',
		name: 'Running Club',
		description: 'Before breakfast',
		level: 'organization',
		members: [OLIVIA],
	});
	pending.status = 'pending';
	return pending;
}

/** The requests that Cliq received, without headers. */
const arrived = () =>
	world.sandbox.requests.map(({ method, path, query, body, status }) => ({
		request: `${method} ${path}`,
		query,
		body,
		ok: status === 200 || status === 204,
	}));

/** Runs an operation on a channel given by ID, and checks its one request and its output. */
async function runOn(
	{ id }: Channel,
	operation: string,
	parameters: INodeParameters,
	expected: { request: string; body?: unknown; output?: object },
): Promise<void> {
	const { items, error } = await world.run(`channel.${operation}`, {
		channel: locator('id', id),
		...parameters,
	});
	expect(error).toBeUndefined();
	expect(arrived()).toEqual([
		{
			request: expected.request.replace('{id}', id),
			query: {},
			body: expected.body,
			ok: true,
		},
	]);
	expect(items).toEqual([
		{ json: expected.output ?? { success: true, channelId: id }, pairedItem: { item: 0 } },
	]);
}

describe('channel actions', () => {
	it.each([
		['archive', 'archived'],
		['unarchive', 'created'],
	])('%s', async (operation, status) => {
		const marketing = channel();
		marketing.status = operation === 'archive' ? 'created' : 'archived';
		await runOn(marketing, operation, {}, { request: `POST /api/v2/channels/{id}/${operation}` });
		expect(marketing.status).toBe(status);
	});

	it('delete', async () => {
		const { id: channelId } = channel();
		const output = { success: true, deleted: true, channelId };
		await runOn(channel(), 'delete', {}, { request: 'DELETE /api/v2/channels/{id}', output });
		expect(() => channel()).toThrow();
	});

	it('approve', async () => {
		const pending = pendingChannel();
		await runOn(pending, 'approve', {}, { request: 'POST /api/v2/channels/{id}/approve' });
		expect(pending.status).toBe('created');
	});

	it('reject', async () => {
		const pending = pendingChannel();
		await runOn(pending, 'reject', {}, { request: 'POST /api/v2/channels/{id}/reject' });
		expect(world.sandbox.organization.channels).not.toContain(pending);
	});

	it('leave', async () => {
		const marketing = channel();
		await runOn(marketing, 'leave', {}, { request: 'POST /api/v2/channels/{id}/leave' });
		expect(membersOf(marketing)).not.toContain(world.sandbox.organization.connectedUserId);
	});

	it('join', async () => {
		const guild = channel('developersguild');
		const { items } = await world.run('channel.join', { channel: locator('id', guild.id) });
		expect(arrived()).toMatchObject([{ request: `POST /api/v2/channels/${guild.id}/join` }]);
		expect(items[0]?.json).toMatchObject({
			success: true,
			channelId: guild.id,
			chatId: guild.chatId,
			unique_name: 'developersguild',
			joined: true,
		});
		expect(items[0]?.json).not.toHaveProperty('admin_permission');
	});

	it('report a channel that does not exist', async () => {
		const { problem } = await world.fail('channel.archive', { channel: locator('id', 'O1') });
		expect(problem.kind).toBe('ENDPOINT_INVALID');
	});

	it('look up the ID of a channel given by name once per run', async () => {
		const { id } = channel();
		const items = [{ json: {} }, { json: {} }];
		const parameters = { channel: locator('list', 'zylkermarketing') };
		const result = await world.run('channel.archive', parameters, { items });
		expect(result.items.map(({ json }) => json.channelId)).toEqual([id, id]);
		expect(arrived().map(({ request }) => request)).toEqual([
			'GET /api/v2/channelsbyname/zylkermarketing',
			`POST /api/v2/channels/${id}/archive`,
			`POST /api/v2/channels/${id}/archive`,
		]);
	});
});

describe('channel.create', () => {
	it('requires a name and a level', async () => {
		const { items, error } = await world.run('channel.create', {
			name: 'Quarterly Review',
			level: 'private',
		});
		expect(error).toBeUndefined();
		expect(arrived()).toMatchObject([
			{ request: 'POST /api/v2/channels', body: { name: 'Quarterly Review', level: 'private' } },
		]);
		expect(items[0]?.json).toMatchObject({
			success: true,
			name: '#Quarterly Review',
			channelId: channel('quarterlyreview').id,
		});
	});

	it('sends users, image, permissions and settings in the format of Cliq', async () => {
		const { items, error } = await world.run('channel.create', {
			name: 'Campaign',
			level: 'team',
			simplify: false,
			permissions: {
				role: [
					{ role: 'member', change: 'forbid', permissions: ['special_mentions', 'send_message'] },
					{ role: 'member', permissions: ['send_message'] },
					{ role: 'moderator', permissions: ['archive_channel'] },
				],
			},
			description: 'All about it',
			options: { replyMode: 'threads', leaveJoinInfo: false },
			additionalFields: {
				inviteOnly: true,
				userIds: 'ryan.west@zylker.example, 631831446',
				teamIds: ['695903787'],
				picture: PICTURE,
			},
		});
		expect(error).toBeUndefined();
		expect(arrived()[0]?.body).toEqual({
			name: 'Campaign',
			level: 'team',
			description: 'All about it',
			invite_only: true,
			user_ids: ['631831446'],
			email_ids: ['ryan.west@zylker.example'],
			team_ids: ['695903787'],
			image_data: 'R0lGODlhAQABAAAAACw=',
			member_permission: { special_mentions: false, send_message: true },
			moderator_permission: { archive_channel: true },
			config: { reply_mode: 'threads', leave_join_info: 'disable' },
		});
		expect(items[0]?.json.teams).toEqual({ '695903787': 'Zylker Website Revamp' });
		const made = channel('campaign');
		expect(membersOf(made)).toEqual(['631830849', '631831446', '631834011']);
		expect(made.permissions.member_permission.special_mentions).toBe(false);
	});

	it.each([
		['Name', { name: 'x'.repeat(51) }, 'is 51 characters long; the maximum is 50'],
		['Name', { name: ' ' }, 'must not be empty'],
		[
			'Users',
			{ additionalFields: { userIds: 'Olivia' } },
			'must contain user IDs or email addresses, not "Olivia"',
		],
		[
			'Permissions 1: Permissions',
			{ permissions: { role: [{ role: 'admin' }] } },
			'must not be empty',
		],
	])('rejects an invalid %s before anything is sent', async (label, parameters, why) => {
		const { problem } = await world.fail('channel.create', {
			name: 'Campaign',
			level: 'team',
			...parameters,
		});
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT', message: `"${label}" ${why}` });
		expect(world.sandbox.requests).toHaveLength(0);
	});
});

describe('channel.get', () => {
	it.each(['plain', 'wrapped'] as const)(
		'returns the simplified record (%s)',
		async (channelRecord) => {
			world.sandbox.switches.channelRecord = channelRecord;
			const { id, chatId } = channel();
			const { items } = await world.run('channel.get', { channel: locator('id', id) });
			expect(items[0]?.json).toMatchObject({ channelId: id, chatId, level: 'team' });
			expect(Object.keys(items[0]?.json ?? {}).length).toBeLessThanOrEqual(10);
			expect(items[0]?.json).not.toHaveProperty('member_permission');
			expect(items[0]?.json).not.toHaveProperty('success');
		},
	);

	it('returns the full response of Cliq without Simplify', async () => {
		const { items } = await world.run('channel.get', {
			channel: locator('id', channel().id),
			simplify: false,
		});
		expect(items[0]?.json.member_permission).toMatchObject({ send_message: true });
	});
});

describe('channel.update', () => {
	it('changes only the given fields', async () => {
		const marketing = channel();
		const { items, error } = await world.run('channel.update', {
			channel: locator('id', marketing.id),
			updateFields: { name: 'Growth' },
			options: { meetingChatType: 'host_choice', addRemoveInfo: true },
		});
		expect(error).toBeUndefined();
		expect(arrived()).toMatchObject([{ request: `PUT /api/v2/channels/${marketing.id}` }]);
		expect(arrived()[0]?.body).toEqual({
			name: 'Growth',
			config: { meeting_chat_type: 'host_choice', add_remove_info: 'enable' },
		});
		expect(marketing).toMatchObject({
			name: 'Growth',
			description: 'Campaigns, content and figures',
		});
		expect(items[0]?.json).toMatchObject({ success: true, name: '#Growth' });
	});

	it('rejects an update without changes', async () => {
		const { problem } = await world.fail('channel.update', {
			channel: locator('id', channel().id),
			options: { onRateLimit: 'fail' },
		});
		expect(problem).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"Update Fields" must contain what to change',
			remedy: 'Add what to change under "Description" or "Update Fields".',
		});
		expect(world.sandbox.requests).toHaveLength(0);
	});
});

describe('bots in a channel', () => {
	it('are added by the unique names of both, however the channel was given', async () => {
		const marketing = channel();
		const { items } = await world.run('channel.addBot', {
			bot: locator('name', 'lonelybot'),
			channel: locator('id', marketing.id),
		});
		expect(arrived().map(({ request }) => request)).toEqual([
			`GET /api/v2/channels/${marketing.id}`,
			'POST /api/v2/bots/lonelybot/associate',
		]);
		expect(arrived()[1]?.body).toEqual({ channel_unique_name: 'zylkermarketing' });
		expect(items[0]?.json).toEqual({
			success: true,
			botUniqueName: 'lonelybot',
			channelUniqueName: 'zylkermarketing',
		});
		expect(botsOf(marketing)).toEqual(['newsbot', 'lonelybot']);
	});

	it('is removed as the member it is', async () => {
		const marketing = channel();
		const bot = world.sandbox.organization.bots.find(({ uniqueName }) => uniqueName === 'newsbot');
		const { items, error } = await world.run('channel.removeBot', {
			bot: locator('name', 'newsbot'),
			channel: locator('id', marketing.id),
		});
		expect(error).toBeUndefined();
		expect(arrived().map(({ request }) => request)).toEqual([
			`GET /api/v2/channels/${marketing.id}/members`,
			`DELETE /api/v2/channels/${marketing.id}/members/b-${bot?.id}`,
		]);
		expect(items[0]?.json).toEqual({
			success: true,
			channelId: marketing.id,
			botUniqueName: 'newsbot',
		});
		expect(botsOf(channel())).toEqual([]);
		expect(membersOf(channel())).toHaveLength(3);
	});

	it('that is not in the channel is reported, and nothing is removed', async () => {
		const { problem } = await world.fail('channel.removeBot', {
			bot: locator('name', 'lonelybot'),
			channel: locator('name', 'zylkermarketing'),
		});
		expect(problem.message).toBe('"Bot" "lonelybot" is not a member of this channel');
		expect(world.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
	});
});

describe('a new channel', () => {
	const name = 'Zylker Support';
	const teamIds = ['655249742'];

	it.each([
		['a team channel without teams', { level: 'team' }, /^"Team Names or IDs" must not be empty/],
		[
			'teams on another level',
			{ level: 'organization', additionalFields: { teamIds } },
			/^"Level" must be/,
		],
		[
			'invitations for a private one',
			{ additionalFields: { inviteOnly: true } },
			/^"Invite Only" cannot/,
		],
		[
			'invitations for an external one',
			{ level: 'external', additionalFields: { inviteOnly: true } },
			/^"Invite Only" cannot/,
		],
	])('is refused before anything is sent: %s', async (_what, parameters, message) => {
		const { problem } = await world.fail('channel.create', { name, ...parameters });
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toMatch(message);
		expect(world.sandbox.requests).toEqual([]);
	});

	it.each([
		['private', { inviteOnly: false }, {}],
		['team', { inviteOnly: true, teamIds }, { invite_only: true, team_ids: teamIds }],
	])('of level %s is created with what fits', async (level, additionalFields, body) => {
		const { error } = await world.run('channel.create', { name, level, additionalFields });
		expect(error?.description ?? error).toBeUndefined();
		expect(arrived()[0]?.body).toEqual({ name, level, ...body });
	});

	it('takes over the permissions of another, as Cliq returned them', async () => {
		const { items } = await world.run('channel.get', {
			channel: locator('id', channel().id),
			simplify: false,
		});
		const { member_permission: rights = {} } = items[0]?.json ?? {};
		expect(rights).toHaveProperty('manage_chat_apps');
		const permissions = { role: [{ permissions: '={{ $json.member_permission }}' }] };
		const { error } = await world.run(
			'channel.updatePermissions',
			{ channel: locator('id', channel().id), permissions },
			{ items: [{ json: items[0]?.json ?? {} }] },
		);
		expect(error?.description ?? error).toBeUndefined();
		const { manage_chat_apps: _, ...writable } = rights as Record<string, boolean>;
		expect(arrived().at(-1)?.body).toEqual({ member_permission: writable });
	});
});
