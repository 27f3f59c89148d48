/** Shared by the fault tests: a world in which anything can go wrong, and the expected outcomes. */
import { forgetCalls, liftRateLimits } from '../../support/processState';
import type { OtherHost, RecordedRequest, Sandbox } from '../../../sandbox';
import { startOtherHost } from '../../../sandbox';
import { useClock } from '../../support/clock';
import type { World } from '../world';
import { useWorld } from '../world';
import { expectExplained } from './explained';
import type { Fault } from './faults';
import { faultsWith } from './faults';
import { arrivals, duplicatesIn, isRepeatable, isWrite } from './requests';
import type { Scenario } from './scenarios';
import { perform } from './scenarios';

/** The course of a scenario without faults. */
export interface Baseline {
	readonly requests: RecordedRequest[];
	/** What had been delivered before. */
	readonly before: string[];
	readonly arrivals: string[];
}

/** Names only: the addresses are not known until the servers run. */
const faultNames = faultsWith('').map(({ name }) => name);

const HUGE = '20 MB';

/** Faults with bodies of 20 MB, which are slow and are read independently of the operation. */
export const hugeFaultNames = faultNames.filter((name) => name.includes(HUGE));

/** All other faults. */
export const smallFaultNames = faultNames.filter((name) => !name.includes(HUGE));

export class FaultTrial {
	private readonly baselines = new Map<Scenario, Baseline>();

	/** @param otherHost a host that must never receive a request */
	constructor(
		readonly world: World,
		private readonly otherHost: () => OtherHost,
	) {}

	get sandbox(): Sandbox {
		return this.world.sandbox;
	}

	get faults(): readonly Fault[] {
		return faultsWith(this.otherHost().url);
	}

	/** The requests that the other host received. */
	get strayVisits(): OtherHost['visits'] {
		return this.otherHost().visits;
	}

	faultNamed(wanted: string): Fault {
		const fault = this.faults.find(({ name }) => name === wanted);
		if (!fault) throw new Error(`No fault "${wanted}"`);
		return fault;
	}

	startAfresh(): void {
		this.sandbox.reset();
		this.world.connect();
	}

	async baselineOf(scenario: Scenario): Promise<Baseline> {
		const known = this.baselines.get(scenario);
		if (known) return known;
		const before = arrivals(this.sandbox);
		const { error } = await perform(this.world, scenario);
		if (error) throw error;
		const requests = [...this.sandbox.requests];
		const baseline = { requests, before, arrivals: arrivals(this.sandbox) };
		this.baselines.set(scenario, baseline);
		this.startAfresh();
		return baseline;
	}

	/** Applies a fault to each request of a scenario in turn, and checks the outcome of each run. */
	async expectCoping(scenario: Scenario, fault: Fault): Promise<void> {
		const baseline = await this.baselineOf(scenario);
		for (const skip of baseline.requests.keys()) {
			await this.expectCopingAt(skip, scenario, fault, baseline);
		}
	}

	expectNothingTwice(baseline: Baseline, fault: Fault): void {
		const again = (fault.writes ?? 1) - 1;
		const once = (requests: readonly RecordedRequest[]) =>
			requests.filter((request) => !isRepeatable(request)).length;
		expect(once(this.sandbox.requests)).toBeLessThanOrEqual(once(baseline.requests) + again);
		const more = duplicatesIn(arrivals(this.sandbox), baseline.arrivals);
		expect(duplicatesIn(more, baseline.before)).toEqual([]);
	}

	private async expectCopingAt(
		skip: number,
		scenario: Scenario,
		fault: Fault,
		baseline: Baseline,
	): Promise<void> {
		const faultedRequest = requestAt(baseline, skip);
		this.startAfresh();
		// Any alternative request of the node meets the same fault.
		this.sandbox.answerNext({
			...fault.rule,
			path: /\/(?:(?:maintenance)?api|v3)\//,
			skip,
			times: Infinity,
		});
		const { error, items } = await perform(this.world, scenario);
		const outcome = outcomeAt(baseline, skip, fault);
		if (outcome === 'done') {
			expect(error).toBeUndefined();
			expect(items.filter(({ json }) => 'error' in json)).toEqual([]);
		} else {
			const problem = expectExplained(error);
			expect(problem).toMatchObject({ kind: outcome, httpStatus: fault.httpStatus });
			expect(problem.sent).toEqual(sentBy(baseline.requests.slice(0, skip)));
			if (outcome === 'UNAVAILABLE') expect(problem.description).toMatch(fateOf(faultedRequest));
			this.expectTries(faultedRequest, skip, fault);
		}
		this.expectNothingTwice(baseline, fault);
		expect(this.strayVisits).toEqual([]);
	}

	/** Counts how often the request that met the fault was sent. */
	private expectTries(faultedRequest: RecordedRequest, skip: number, fault: Fault): void {
		const same = this.sandbox.requests
			.slice(skip)
			.filter((request) => kindOf(request) === kindOf(faultedRequest));
		const [least, most] = isRepeatable(faultedRequest)
			? (fault.reads ?? ([1, 1] as const))
			: [1, fault.writes ?? 1];
		expect(same.length).toBeGreaterThanOrEqual(least);
		expect(same.length).toBeLessThanOrEqual(most);
	}
}

/**
 * Starts all that the tests of faults in one file need, with waiting done on a clock of its own: the
 * file mocks `sleep`, as support/clock.ts says.
 */
export function useFaultTrial(): FaultTrial {
	const world = useWorld({ history: true, switches: { thresholds: false } });
	useClock(() => world.sandbox);
	let otherHost: OtherHost | undefined;
	const trial = new FaultTrial(world, () => {
		if (!otherHost) throw new Error('The other host starts with the first test');
		return otherHost;
	});

	beforeAll(async () => {
		otherHost = await startOtherHost();
	});
	beforeEach(() => {
		liftRateLimits();
		trial.strayVisits.length = 0;
	});
	afterAll(async () => {
		forgetCalls();
		await otherHost?.close();
	});
	return trial;
}

function requestAt({ requests }: Baseline, index: number): RecordedRequest {
	const request = requests[index];
	if (!request) throw new Error(`No request ${index}`);
	return request;
}

/** What the error says about a request whose response is missing. */
function fateOf(request: RecordedRequest): RegExp {
	return isWrite(request) ? /may still have reached Cliq/ : /Nothing was changed/;
}

/** A read after the last write only completes the output: without it, the operation has succeeded. */
function outcomeAt(baseline: Baseline, index: number, fault: Fault): Fault['read'] {
	if (isWrite(requestAt(baseline, index))) {
		// What it has to read before it writes again meets the same fault.
		return fault.write === 'done' && readsOn(baseline.requests.slice(index))
			? fault.read
			: fault.write;
	}
	const written = baseline.requests.slice(0, index).some(isWrite);
	return written && !baseline.requests.slice(index).some(isWrite) ? 'done' : fault.read;
}

function readsOn(requests: readonly RecordedRequest[]): boolean {
	const read = requests.findIndex((request) => !isWrite(request));
	return read >= 0 && requests.slice(read).some(isWrite);
}

/** Parts and files of messages that were sent with these requests. */
function sentBy(requests: readonly RecordedRequest[]) {
	const posts = requests.filter(isWrite);
	// What is uploaded for an event that never came about, nobody has received.
	const shared = posts.filter(({ path }) => !path.includes('/events/'));
	const files = shared.flatMap(({ parts = [] }) => parts.filter(({ filename }) => filename));
	const texts = posts.filter(({ path }) => /\/messages?$/.test(path));
	return { items: 0, parts: texts.length, files: files.length };
}

/** Seeded IDs change with each reset. */
function kindOf({ method, path }: RecordedRequest): string {
	return `${method} ${path.replace(/[^/]*\d[^/]*/g, '*')}`;
}
