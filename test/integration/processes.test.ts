import * as n8nWorkflow from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { ZohoCliqOAuth2Api } from '../../credentials/ZohoCliqOAuth2Api.credentials';
import type * as NodeModule from '../../nodes/ZohoCliq/ZohoCliq.node';
import type { Engine } from '../support/engine';
import { createEngine } from '../support/engine';
import { CREDENTIAL, toOlivia, useWorld } from './world';

// The clock is ours: it goes on when every process of the test is waiting.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const world = useWorld();

/** Time for processes that wait side by side: a second slept by both is one second. */
class SharedClock {
	private now = Date.now();

	private sleepers: Array<{ at: number; wake: () => void }> = [];

	private running = 0;

	start(): void {
		jest.spyOn(Date, 'now').mockImplementation(() => this.now);
		jest.mocked(sleep).mockImplementation(async (milliseconds) => {
			await new Promise<void>((wake) => {
				this.sleepers.push({ at: this.now + milliseconds, wake });
			});
		});
	}

	/** Runs processes side by side. */
	async run<T>(processes: Array<Promise<T>>): Promise<T[]> {
		this.running = processes.length;
		for (const process of processes) {
			void process.finally(() => {
				this.running--;
			});
		}
		const all = Promise.all(processes);
		while (this.running > 0) {
			await new Promise((resolve) => setImmediate(resolve));
			if (this.sleepers.length === this.running) this.goOn();
		}
		return await all;
	}

	private goOn(): void {
		this.now = Math.min(...this.sleepers.map(({ at }) => at));
		const due = this.sleepers.filter(({ at }) => at <= this.now);
		this.sleepers = this.sleepers.filter(({ at }) => at > this.now);
		for (const { wake } of due) wake();
	}
}

/** The node as another process loads it: with a count of calls of its own. */
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

describe('two processes on one account', () => {
	afterEach(() => {
		jest.restoreAllMocks();
	});

	it('lose nothing, send nothing twice, and are locked once at most', async () => {
		const clock = new SharedClock();
		clock.start();
		const names = ['A', 'B'];
		const items = names.map((name) =>
			Array.from({ length: 90 }, (_, index) => ({ json: { text: `${name} ${index}` } })),
		);
		const parameters = {
			resource: 'message',
			operation: 'send',
			...toOlivia,
			text: '={{ $json.text }}',
		};
		const runs = await clock.run(
			items.map(async (own) => await nodeOfAnotherProcess().run({ parameters, items: own })),
		);
		expect(runs.map(({ error }) => error?.message)).toEqual([undefined, undefined]);

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
