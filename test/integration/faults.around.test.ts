/** Faults outside the operations themselves: the connection to Cliq, the token endpoint, and pickers. */
import { onNewestLineOnly } from '../support/newestLine';
import { expectExplained } from './faults/explained';
import { arrivals } from './faults/requests';
import { oneOfEachOfLine, perform, readThenWrite, scenarios } from './faults/scenarios';
import { hugeFaultNames, smallFaultNames, useFaultTrial } from './faults/trial';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const trial = useFaultTrial();
const { world } = trial;

describe('nothing listening at the address', () => {
	it.each(scenarios)('lets $operation, $name, be tried again safely', async (scenario) => {
		world.connect({ cliqUrl: 'http://127.0.0.1:1' });
		const { error } = await perform(world, scenario);
		const problem = expectExplained(error);
		expect(problem).toMatchObject({ kind: 'UNAVAILABLE', code: 'ECONNREFUSED', httpStatus: null });
		expect(problem.description).toContain('Nothing was sent');
	});
});

describe('faults of the token endpoint', () => {
	const cases = [
		...smallFaultNames.map((name) => [name, oneOfEachOfLine] as const),
		...onNewestLineOnly(hugeFaultNames).map((name) => [name, [readThenWrite]] as const),
	];

	it.each(cases)('%s', async (name, met) => {
		const { rule, write } = trial.faultNamed(name);
		for (const scenario of met) {
			trial.startAfresh();
			const before = arrivals(world.sandbox);
			world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ expired: true }) } });
			world.sandbox.answerNext({ ...rule, path: /token$/, times: Infinity });
			const { error } = await perform(world, scenario);
			const problem = expectExplained(error);
			// A connection whose response is merely missing must not be discarded.
			if (write === 'UNAVAILABLE') {
				expect(problem.kind).toBe('UNAVAILABLE');
				expect(problem.remedy).toContain('no need to reconnect');
			}
			expect(arrivals(world.sandbox)).toEqual(before);
			// Redirects of this endpoint are followed by n8n itself, which a node cannot prevent.
			for (const { headers } of trial.strayVisits) expect(headers.authorization).toBeUndefined();
		}
	});
});

describe('pickers', () => {
	const pickers = ['searchUsers', 'searchChannels', 'searchChats', 'searchBots'];
	const call = { parameters: { resource: 'message', operation: 'send' } };
	const cases = [
		...smallFaultNames.map((name) => [name, pickers] as const),
		...onNewestLineOnly(hugeFaultNames).map((name) => [name, pickers.slice(0, 1)] as const),
	];

	it.each(cases)('explain themselves after: %s', async (name, met) => {
		const fault = trial.faultNamed(name);
		for (const picker of met) {
			trial.startAfresh();
			world.sandbox.answerNext({ ...fault.rule, path: /\/api\//, times: Infinity });
			const picking = world.engine.listSearch(picker, call);
			const error = await picking.then(
				() => undefined,
				(thrown: unknown) => thrown as { context: { cliq: { kind: string } } },
			);
			expect(error?.context.cliq.kind ?? 'done').toBe(fault.read);
			expect(trial.strayVisits).toEqual([]);
		}
	});
});
