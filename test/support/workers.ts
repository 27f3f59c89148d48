/** A simulation: several n8n processes that send messages as one user, on a simulated clock. */
import * as n8nWorkflow from 'n8n-workflow';

import type * as Layer from '../../nodes/ZohoCliq/cliq/layers/rateLimiting';
import type * as State from '../../nodes/ZohoCliq/cliq/processState';
import type { PreparedRequest } from '../../nodes/ZohoCliq/cliq/request';
import type { Outcome } from '../../nodes/ZohoCliq/cliq/response';
import { Throttle } from '../../sandbox/throttle';
import type { TestClock } from './clock';
import { endpoint } from './endpoints';
import { answer } from './fakeN8n';

const MINUTE = 60_000;

/** Cliq's rule for messages. */
const RULE = { limitPerMinute: 50, lockMinutes: 10 };

/** One run of the node: messages sent one after the other. */
export interface Run {
	readonly messages: number;
	/** Which process runs it. */
	readonly worker: number;
	/** Which credential of the user it sends with; the same by default. */
	readonly credential?: string;
	/** The credential's share of Cliq's limits, in percent. */
	readonly limitShare?: number;
	/** The minute in which it starts. */
	readonly startsAt?: number;
}

export interface SimulationResult {
	/** How often Cliq locked the user out. */
	readonly locks: number;
	/** Until the last message arrived. */
	readonly minutes: number;
	/** The same if one process sent everything. */
	readonly ideal: number;
	/** Messages that did not arrive exactly once. */
	readonly wrong: number;
}

/** The layer of the node that holds calls back, as one process loads it. */
type Worker = Pick<typeof Layer, 'rateLimiting'> & Pick<typeof State, 'processState'>;

function loadWorker(): Worker {
	const loaded: Worker[] = [];
	jest.isolateModules(() => {
		// All processes sleep on the same clock.
		jest.doMock('n8n-workflow', () => n8nWorkflow);
		const path = '../../nodes/ZohoCliq/cliq';
		loaded.push({
			...jest.requireActual<typeof Layer>(`${path}/layers/rateLimiting`),
			...jest.requireActual<typeof State>(`${path}/processState`),
		});
	});
	const [worker] = loaded;
	if (!worker) throw new Error('The node did not load');
	return worker;
}

class OneUsersCliq {
	readonly arrivals = new Map<string, number>();

	locks = 0;

	private lockedUntil = -Infinity;

	private calls = 0;

	private readonly throttle = new Throttle();

	constructor(private readonly clock: TestClock) {}

	readonly receive = async ({ address }: PreparedRequest): Promise<Outcome> => {
		// Calls and responses travel differently long.
		const call = this.calls++;
		await this.clock.rest(20 + ((call * 37) % 60));
		const isTaken = this.throttle.admit('user', RULE, this.clock.elapsed);
		if (isTaken) this.arrivals.set(address, (this.arrivals.get(address) ?? 0) + 1);
		else this.countLock();
		await this.clock.rest(20 + ((call * 53) % 60));
		return isTaken ? answer(204) : answer(400, { code: 'request_limit_exceeded' });
	};

	private countLock(): void {
		if (this.clock.elapsed < this.lockedUntil) return;
		this.locks++;
		this.lockedUntil = this.clock.elapsed + RULE.lockMinutes * MINUTE;
	}
}

/**
 * Runs all runs together, by default with the waits of the node's options.
 *
 * @param knowsUser whether the processes know that all credentials belong to one user
 */
export async function simulate(
	clock: TestClock,
	runs: readonly Run[],
	knowsUser = false,
): Promise<SimulationResult> {
	const cliq = new OneUsersCliq(clock);
	const workers = new Map(runs.map(({ worker }) => [worker, loadWorker()]));
	const waiting = {
		policy: { onRateLimit: 'wait', maxWaitSeconds: 660, maxPaceSeconds: Infinity },
		signal: undefined,
		waitTimes: { pace: 0, lock: 0, trouble: 0 },
	} as const;
	const sendAll = async (
		{ messages, worker, credential = 'A', limitShare = 100, startsAt = 0 }: Run,
		run: number,
	) => {
		const { rateLimiting, processState } = workers.get(worker) ?? loadWorker();
		const account = `https://cliq.zoho.com ${credential}`;
		if (knowsUser) processState.rateLimiters.identify(account, '7');
		const send = rateLimiting(cliq.receive, { account, limitShare }, waiting);
		if (startsAt > 0) await clock.rest(startsAt * MINUTE);
		for (let number = 0; number < messages; number++) {
			const address = `${run} ${number}`;
			const request = { endpoint: endpoint('messages.postToUser'), address, take: undefined };
			await send({ ...request, path: {}, body: {} });
		}
	};
	await Promise.all(runs.map(sendAll));
	const total = runs.reduce((sum, { messages }) => sum + messages, 0);
	const once = [...cliq.arrivals.values()].filter((times) => times === 1).length;
	return {
		locks: cliq.locks,
		minutes: clock.elapsed / MINUTE,
		ideal: Math.ceil(total / RULE.limitPerMinute) - 1,
		wrong: total - once,
	};
}
