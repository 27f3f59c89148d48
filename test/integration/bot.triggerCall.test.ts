import type { INodeParameters } from 'n8n-workflow';

import { asNewsBot, useWorld } from './world';

const world = useWorld();

const OLIVIA = '631831446';
const JUERGEN = 'juergen.groessl@zylker.example';

const actions = (...action: INodeParameters[]) => ({ actions: { action } });

describe('a call by a bot', () => {
	it('reads a text to users and offers buttons to press', async () => {
		const { items, error } = await world.run('bot.triggerCall', {
			...asNewsBot,
			text: 'The server is down',
			userIds: `${OLIVIA}, ${JUERGEN}`,
			...actions(
				{ label: 'View Details', icon: 'url', url: 'https://example.com' },
				{ label: 'Done', action: 'invoke.function', functionName: 'done', hint: 'x', key: 'k' },
				{ label: 'Delegate', action: 'system.api', userId: OLIVIA },
			),
			options: { retry: 3, loop: 2 },
		});
		expect(error).toBeUndefined();
		// Emails are sent unchanged: Cliq accepts them here.
		expect(world.sandbox.requests).toMatchObject([{ path: '/api/v2/bots/newsbot/calls' }]);
		expect(world.sandbox.requests[0]?.body).toEqual({
			text: 'The server is down',
			user_ids: [OLIVIA, JUERGEN],
			retry: 3,
			loop: 2,
			actions: [
				{
					label: 'View Details',
					icon: 'url',
					action: { type: 'open.url', data: { web: 'https://example.com' } },
				},
				{
					label: 'Done',
					hint: 'x',
					key: 'k',
					action: { type: 'invoke.function', data: { name: 'done' } },
				},
				{ label: 'Delegate', action: { type: 'system.api', data: { api: `audiocall/${OLIVIA}` } } },
			],
		});
		expect(items[0]?.json).toEqual({
			id: expect.any(String) as string,
			user_ids: [OLIVIA, '631832107'],
			success: true,
			botUniqueName: 'newsbot',
		});
	});

	it.each([
		['a long text', { text: 'x'.repeat(501) }, '"Text" is 501 characters long; the maximum is 500'],
		[
			'too many people',
			{ userIds: Array.from({ length: 11 }, (_, id) => String(id)) },
			'"Users" lists 11 people; the maximum is 10',
		],
		['too many attempts', { options: { retry: 4 } }, '"Call Again" must be a number from 1 to 3'],
		[
			'too many buttons',
			actions(...Array.from({ length: 6 }, () => ({ label: 'x', url: 'https://example.com' }))),
			'"Actions" has 6 entries; the maximum is 5',
		],
		[
			'a button without a label',
			actions({ url: 'https://example.com' }),
			'"Actions 1: Label" must not be empty',
		],
		[
			'a button that opens nothing',
			actions({ label: 'x', url: 'https://example.com' }, { label: 'y' }),
			'"Actions 2: URL" must not be empty',
		],
		[
			'a button that calls nobody',
			actions({ label: 'x', action: 'system.api', userId: 'me' }),
			`"Actions 1: User ID" must be the user's ID, a number`,
		],
	])('with %s is rejected before anything is sent', async (_, parameters, message) => {
		const { problem } = await world.fail('bot.triggerCall', {
			...asNewsBot,
			text: 'x',
			...parameters,
		});
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT', message });
		expect(world.sandbox.requests).toHaveLength(0);
	});
});
