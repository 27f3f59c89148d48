import * as n8nWorkflow from 'n8n-workflow';

import { ZohoCliqOAuth2Api } from '../../credentials/ZohoCliqOAuth2Api.credentials';
import type * as NodeModule from '../../nodes/ZohoCliq/ZohoCliq.node';
import type { Engine } from '../support/engine';
import { createEngine } from '../support/engine';
import { useClock } from '../support/clock';
import { onNewestLineOnly } from '../support/newestLine';
import { CREDENTIAL, toOlivia, useWorld } from './world';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const world = useWorld();
useClock(() => world.sandbox);

/** The node as another process loads it: with its own count of calls. */
function nodeOfAnotherProcess(): Engine {
	let engine: Engine | undefined;
	jest.isolateModules(() => {
		jest.doMock('n8n-workflow', () => n8nWorkflow);
		const { ZohoCliq } = jest.requireActual<typeof NodeModule>(
			'../../nodes/ZohoCliq/ZohoCliq.node',
		);
		engine = createEngine({ node: new ZohoCliq(), credentialType: new ZohoCliqOAuth2Api() });
	});
	if (!engine) throw new Error('The node did not load');
	engine.saveCredential(CREDENTIAL, world.engine.readCredential(CREDENTIAL));
	return engine;
}

describe.each([2, ...onNewestLineOnly([3, 4])])('%d processes on one account', (count) => {
	it('lose nothing, send nothing twice, and are locked at most once', async () => {
		const names = ['A', 'B', 'C', 'D'].slice(0, count);
		const items = names.map((name) =>
			Array.from({ length: 180 / count }, (_, index) => ({ json: { text: `${name} ${index}` } })),
		);
		const parameters = {
			resource: 'message',
			operation: 'send',
			...toOlivia,
			text: '={{ $json.text }}',
		};
		const runs = await Promise.all(
			items.map(
				async (own) =>
					await nodeOfAnotherProcess().run({ parameters, items: own, mode: 'trigger' }),
			),
		);
		expect(runs.filter(({ error }) => error)).toEqual([]);

		const texts = world.sandbox.organization.messages.map(({ text }) => text);
		for (const [index, name] of names.entries()) {
			expect(texts.filter((text) => text.startsWith(name))).toEqual(
				items[index]?.map(({ json }) => json.text),
			);
		}
		const refusedAt = world.sandbox.requests
			.filter(({ status }) => status === 400)
			.map(({ at }) => at);
		expect(refusedAt.length).toBeGreaterThan(0);
		expect(Math.max(...refusedAt) - Math.min(...refusedAt)).toBeLessThan(600_000);
	});
});
