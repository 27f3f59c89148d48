import type { INodeParameters } from 'n8n-workflow';

import type { Channel } from '../../sandbox/organization';
import { locator, useWorld } from './world';

const world = useWorld();

const OLIVIA = '631831446';

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
		await runOn(channel(), 'delete', {}, { request: 'DELETE /api/v2/channels/{id}' });
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
			unique_name: 'developersguild',
			joined: true,
		});
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
			channel_id: channel('quarterlyreview').id,
		});
	});

	it('sends users, image, permissions and settings in the format of Cliq', async () => {
		const { items, error } = await world.run('channel.create', {
			name: 'Campaign',
			level: 'team',
			options: {
				description: 'All about it',
				inviteOnly: true,
				userIds: 'ryan.west@zylker.example, 631831446',
				teamIds: ['695903787'],
				imageData: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
				memberPermission: '{"special_mentions": false}',
				replyMode: 'threads',
				leaveJoinInfo: false,
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
			member_permission: { special_mentions: false },
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
			'Image (Base64)',
			{ options: { imageData: 'https://example.com/a.png' } },
			'must be the Base64 text of an image',
		],
		[
			'Users',
			{ options: { userIds: 'Olivia' } },
			'must contain user IDs or email addresses, not "Olivia"',
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
			expect(items[0]?.json).toMatchObject({ channel_id: id, chat_id: chatId, level: 'team' });
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
			options: { name: 'Growth', meetingChatType: 'host_choice', addRemoveInfo: true },
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
			message: '"Options" must contain what to change',
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

	it('can be removed', async () => {
		const { items, error } = await world.run('channel.removeBot', {
			bot: locator('name', 'newsbot'),
			channel: locator('list', 'zylkermarketing'),
		});
		expect(error).toBeUndefined();
		expect(arrived()).toEqual([
			{
				request: 'DELETE /api/v2/bots/newsbot/associate',
				query: {},
				body: { channel_unique_name: 'zylkermarketing' },
				ok: true,
			},
		]);
		expect(items[0]?.json.success).toBe(true);
		expect(botsOf(channel())).toEqual([]);
	});
});
