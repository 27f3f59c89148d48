import type { INodeParameters } from 'n8n-workflow';

import type { Channel } from '../../sandbox/organization';
import { locator, useWorld } from './world';

const world = useWorld();

function marketing(): Channel {
	const [found] = world.sandbox.organization.channels.filter(
		({ uniqueName }) => uniqueName === 'zylkermarketing',
	);
	if (!found) throw new Error('The sandbox has no marketing');
	return found;
}

const update = (role: INodeParameters[]) => ({
	channel: locator('id', marketing().id),
	permissions: { role },
});

it.each([
	['allow', true],
	['forbid', false],
])('%s: changes only the chosen permissions', async (change, isAllowed) => {
	const { items, error } = await world.run(
		'channel.updatePermissions',
		update([{ role: 'member', change, permissions: ['special_mentions', 'add_participant'] }]),
	);
	expect(error).toBeUndefined();
	expect(world.sandbox.requests).toMatchObject([
		{ method: 'PUT', path: `/api/v2/channels/${marketing().id}` },
	]);
	expect(world.sandbox.requests[0]?.body).toEqual({
		member_permission: { special_mentions: isAllowed, add_participant: isAllowed },
	});
	expect(items[0]?.json).toMatchObject({
		success: true,
		channelId: marketing().id,
		member_permission: { special_mentions: isAllowed, send_message: true },
	});
});

it('set: forbids all others', async () => {
	await world.run(
		'channel.updatePermissions',
		update([{ role: 'moderator', change: 'set', permissions: ['send_message', 'post_reply'] }]),
	);
	const { moderator_permission: rights } = marketing().permissions;
	expect(Object.keys(rights)).toHaveLength(20);
	expect(Object.keys(rights).filter((right) => rights[right])).toEqual([
		'send_message',
		'post_reply',
	]);
});

it('accepts the objects of Cliq from an expression, and comma-separated lists', async () => {
	const { error } = await world.run(
		'channel.updatePermissions',
		update([
			{ permissions: '={{ $json.rights }}' },
			{ role: 'moderator', permissions: '{"prime_time": true, "close_thread": false}' },
			{ role: 'admin', permissions: '={{ "delete_channel, archive_channel" }}' },
		]),
		{ items: [{ json: { rights: { send_message: false, post_reply: true } } }] },
	);
	expect(error).toBeUndefined();
	expect(world.sandbox.requests[0]?.body).toEqual({
		admin_permission: { delete_channel: true, archive_channel: true },
		moderator_permission: { prime_time: true, close_thread: false },
		member_permission: { send_message: false, post_reply: true },
	});
});

it('changes the permissions of a role twice, the later entry last', async () => {
	await world.run(
		'channel.updatePermissions',
		update([
			{ change: 'set', permissions: ['post_reply'] },
			{ permissions: ['send_message'] },
			{ change: 'forbid', permissions: ['post_reply'] },
		]),
	);
	const { member_permission: rights } = marketing().permissions;
	expect(Object.keys(rights).filter((right) => rights[right])).toEqual(['send_message']);
});

it.each([
	[[], '"Permissions" must not be empty'],
	[[{ role: 'admin' }], '"Permissions 1: Permissions" must not be empty'],
	[[{ permissions: ['fly'] }], /^"Permissions 1: Permissions" must be one of: add_participant, /],
	[
		[{ role: 'admin', permissions: '={{ { send_message: "no" } }}' }],
		'"Permissions 1: Permissions" must be true or false for each permission',
	],
])('rejects %j before anything is sent', async (roles, message) => {
	const { problem } = await world.fail('channel.updatePermissions', update(roles));
	expect(problem.kind).toBe('INVALID_INPUT');
	expect(problem.message).toMatch(message);
	expect(world.sandbox.requests).toHaveLength(0);
});
