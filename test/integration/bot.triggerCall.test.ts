import { asNewsBot, useWorld } from './world';

const world = useWorld();

const OLIVIA = '631831446';
const JUERGEN = 'juergen.groessl@zylker.example';

const withAction = (keys: object) => ({
	options: {
		actions: JSON.stringify([{ label: 'x', action: { type: 'open.url', data: {} }, ...keys }]),
	},
});

describe('a call by a bot', () => {
	it('reads a text to users and offers buttons to press', async () => {
		const actions = [
			{
				label: 'View Details',
				icon: 'url',
				action: { type: 'open.url', data: { web: 'https://example.com' } },
			},
			{ label: 'Done', action: { type: 'invoke.function', data: { name: 'done' } } },
		];
		const { items, error } = await world.run('bot.triggerCall', {
			...asNewsBot,
			text: 'The server is down',
			userIds: `${OLIVIA}, ${JUERGEN}`,
			options: { retry: 3, loop: 2, actions: JSON.stringify(actions) },
		});
		expect(error).toBeUndefined();
		// Emails are sent unchanged: Cliq accepts them here.
		expect(world.sandbox.requests).toMatchObject([
			{
				path: '/api/v2/bots/newsbot/calls',
				body: {
					text: 'The server is down',
					user_ids: [OLIVIA, JUERGEN],
					retry: 3,
					loop: 2,
					actions,
				},
			},
		]);
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
			'"User IDs or Emails" lists 11 people; the maximum is 10',
		],
		['too many attempts', { options: { retry: 4 } }, '"Retry" must be a number from 1 to 3'],
		[
			'too many buttons',
			{
				options: {
					actions: Array(6).fill({ label: 'x', action: { type: 'open.url', data: {} } }),
				},
			},
			'"Actions" has 6 entries; the maximum is 5',
		],
		['no attempt', { options: { retry: 0 } }, '"Retry" must be a number from 1 to 3'],
		[
			'a long label',
			withAction({ label: 'x'.repeat(21) }),
			'"Actions: [0].label" is 21 characters long; the maximum is 20',
		],
		[
			'a long hint',
			withAction({ hint: 'x'.repeat(101) }),
			'"Actions: [0].hint" is 101 characters long; the maximum is 100',
		],
		[
			'a long key',
			withAction({ key: 'x'.repeat(101) }),
			'"Actions: [0].key" is 101 characters long; the maximum is 100',
		],
		[
			'a button without an action',
			{ options: { actions: '[{ "label": "x" }]' } },
			'"Actions" must be a JSON array of buttons, each with "label" and "action": { "type", "data" }',
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
