import type { INodeParameters } from 'n8n-workflow';

import { asNewsBot, useWorld } from './world';

const world = useWorld();

const OLIVIA = '631831446';
const JUERGEN = '631832107';

const fields = (...parameter: Array<{ name: string; value: unknown }>): INodeParameters =>
	({ parameters: { parameter } }) as INodeParameters;

const json = (value: string): INodeParameters => ({
	specifyParameters: 'json',
	parametersJson: value,
});

describe('data sent to the incoming webhook of a bot', () => {
	it('contains each parameter under its name', async () => {
		const { items, error } = await world.run('bot.sendToIncomingWebhook', {
			...asNewsBot,
			...fields({ name: 'alert_type', value: 'deployment' }, { name: 'build', value: '412' }),
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.requests).toMatchObject([
			{
				method: 'POST',
				path: '/api/v2/bots/newsbot/incoming',
				query: {},
				body: { alert_type: 'deployment', build: '412' },
			},
		]);
		expect(items[0]?.json).toMatchObject({ success: true, botUniqueName: 'newsbot' });
		expect(items[0]?.json.user_ids).toContain(OLIVIA);
	});

	it('can be a whole item, whose values are converted to text', async () => {
		await world.run(
			'bot.sendToIncomingWebhook',
			{ ...asNewsBot, ...json('={{ $json }}') },
			{ items: [{ json: { build: 412, isGreen: true, tags: ['a'], note: null, who: 'Zoë' } }] },
		);
		expect(world.sandbox.requests[0]?.body).toEqual({
			build: '412',
			isGreen: 'true',
			tags: '["a"]',
			note: '',
			who: 'Zoë',
		});
	});

	it('can be addressed to selected subscribers, by ID or email', async () => {
		const { error } = await world.run('bot.sendToIncomingWebhook', {
			...asNewsBot,
			...fields({ name: 'x', value: 'y' }),
			options: { userIds: `${OLIVIA}, juergen.groessl@zylker.example` },
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.requests.at(-1)?.query).toEqual({ user_ids: `${OLIVIA},${JUERGEN}` });
		expect(world.sandbox.organization.messages.map(({ to }) => to.userId)).toEqual([
			OLIVIA,
			JUERGEN,
		]);
	});

	it.each([
		['no parameters', fields(), '"Parameters" must contain at least one parameter'],
		[
			'a parameter without a name',
			fields({ name: ' ', value: 'x' }),
			'"Parameters" must have a name for each parameter',
		],
		[
			'too many parameters',
			json(
				JSON.stringify(Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`p${n}`, 'x']))),
			),
			'"Parameters" has 51 entries; the maximum is 50',
		],
		[
			'a value that is too long',
			fields({ name: 'log', value: 'x'.repeat(10_001) }),
			'"Parameters" has 10001 characters in "log"; the maximum is 10000',
		],
		['a list', json('[1]'), '"Parameters (JSON)" must be a JSON object'],
	])('is rejected before anything is sent: %s', async (_, parameters, message) => {
		const { problem } = await world.fail('bot.sendToIncomingWebhook', {
			...asNewsBot,
			...parameters,
		});
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT', message });
		expect(world.sandbox.requests).toHaveLength(0);
	});

	it('is rejected for more than 100 people', async () => {
		const { problem } = await world.fail('bot.sendToIncomingWebhook', {
			...asNewsBot,
			...fields({ name: 'x', value: 'y' }),
			options: { userIds: Array.from({ length: 101 }, (_, id) => String(id)).join() },
		});
		expect(problem.message).toBe('"Users" lists 101 people; the maximum is 100');
	});
});
