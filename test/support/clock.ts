/**
 * A simulated clock: sleeping advances it at once, and nothing else does. A test file that uses
 * it mocks n8n's `sleep`, the only way the node waits:
 *
 *     jest.mock('n8n-workflow', () => ({
 *         ...jest.requireActual<object>('n8n-workflow'),
 *         sleep: jest.fn(),
 *     }));
 *
 * Fake timers cannot do this: they know neither `AbortSignal.timeout`, by which the node bounds its
 * requests, nor requests to a sandbox, which take real time.
 */
import http from 'node:http';

import { sleep } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox';

/** When each test begins. */
const START = Date.parse('2026-05-04T09:00:00Z');

interface Waiter {
	/** On the monotonic clock. */
	readonly at: number;
	readonly wake: () => void;
}

/** Requests in progress: time only passes when none is being processed. */
interface Traffic {
	readonly open: number;
	/** Whether there are some, none of which will ever get a response. */
	readonly isStuck: boolean;
}

const NO_TRAFFIC: Traffic = { open: 0, isStuck: false };

export class TestClock {
	/** The requested duration of each `sleep`. */
	readonly slept: number[] = [];

	/** Milliseconds since the clock was created, as in `performance.now()`: it never steps back. */
	uptime = 0;

	private beganAt = 0;

	private offset = 0;

	private readonly sleepers: Waiter[] = [];

	private readonly alarms: Waiter[] = [];

	private isRunning = false;

	constructor(private readonly traffic: Traffic = NO_TRAFFIC) {}

	/** Milliseconds that really passed since the test began. */
	get elapsed(): number {
		return this.uptime - this.beganAt;
	}

	/** @returns the value of `Date.now()` */
	now(): number {
		return START + this.elapsed + this.offset;
	}

	/** The number of pending sleeps. */
	get asleep(): number {
		return this.sleepers.length;
	}

	/** Sets the clock forward, or back when negative, without passing time. */
	set(milliseconds: number): void {
		this.offset += milliseconds;
	}

	/** Lets time pass without a sleep. */
	advance(milliseconds: number): void {
		if (this.asleep > 0) throw new Error('Somebody sleeps: time passes by itself');
		this.uptime += milliseconds;
	}

	/** Sleeps on this clock without being recorded: for the world around the node. */
	async rest(milliseconds: number): Promise<void> {
		await new Promise<void>((wake) => {
			insert(this.sleepers, { at: this.uptime + milliseconds, wake });
			this.run();
		});
	}

	/** Calls a function when this much time has passed since the test began. */
	at(milliseconds: number, action: () => void): void {
		void this.rest(milliseconds - this.elapsed).then(action);
	}

	/**
	 * `AbortSignal.timeout`: fires when this much time was slept. Unlike a sleep it does not make time
	 * pass, unless all that is left are requests that hang.
	 */
	timeout(milliseconds: number): AbortSignal {
		const controller = new AbortController();
		const wake = () => {
			controller.abort();
		};
		insert(this.alarms, { at: this.uptime + milliseconds, wake });
		return controller.signal;
	}

	/** Starts again; pending sleeps never end. Timers stay, because the node relies on them. */
	reset(): void {
		this.beganAt = this.uptime;
		this.offset = 0;
		this.slept.length = 0;
		this.sleepers.length = 0;
	}

	/** Ends the sleeps of one moment after those of another, when everything possible before has been done. */
	run(): void {
		if (this.isRunning) return;
		this.isRunning = true;
		setImmediate(() => {
			this.isRunning = false;
			if (this.step() || this.traffic.open > 0) this.run();
		});
	}

	/** @returns whether a sleep was ended */
	private step(): boolean {
		const { open, isStuck } = this.traffic;
		if (open > 0 && !isStuck) return false;
		if (open === 0 && this.asleep === 0) return false;
		const next = this.takeFirst();
		if (!next) return false;
		this.uptime = Math.max(this.uptime, next.at);
		next.wake();
		// As Node.js does with timers. A turn of the event loop for each of a thousand takes longer than all else.
		while (this.sleepers[0]?.at === next.at) this.sleepers.shift()?.wake();
		return true;
	}

	private takeFirst(): Waiter | undefined {
		const [sleeper] = this.sleepers;
		const [alarm] = this.alarms;
		const isAlarm = sleeper === undefined || (alarm !== undefined && alarm.at < sleeper.at);
		return (isAlarm ? this.alarms : this.sleepers).shift();
	}
}

/** Keeps a list in order of time; of several at the same time, the latest is last. */
function insert(list: Waiter[], waiter: Waiter): void {
	let [low, high] = [0, list.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((list[middle]?.at ?? Infinity) <= waiter.at) low = middle + 1;
		else high = middle;
	}
	list.splice(low, 0, waiter);
}

/**
 * Runs every test of a file on a simulated clock.
 *
 * @param sandbox where requests really go, if they do: no time passes while it works on one
 */
export function useClock(sandbox?: () => Pick<Sandbox, 'hung' | 'dripping'>): TestClock {
	const requests: Requests = new Map();
	const clock = new TestClock({
		get open() {
			return requests.size;
		},
		get isStuck() {
			const { hung = 0, dripping = 0 } = sandbox?.() ?? {};
			if (hung === 0 || requests.size > hung) return false;
			// A dripping response may not have reached the node yet.
			const beingRead = [...requests.values()].filter((answer) => answer?.readableFlowing != null);
			return beingRead.length >= dripping;
		},
	});
	const restorers: Array<() => void> = [];

	beforeAll(() => {
		restorers.push(
			replace(Date, 'now', () => clock.now()),
			replace(performance, 'now', () => clock.uptime),
			replace(AbortSignal, 'timeout', (after) => clock.timeout(after)),
		);
		if (sandbox) restorers.push(watchRequests(requests, clock));
	});
	beforeEach(() => {
		clock.reset();
		jest.mocked(sleep).mockImplementation(async (milliseconds) => {
			clock.slept.push(milliseconds);
			// Nor does `sleep` need a record of its own.
			if (clock.slept.length % 1000 === 0) jest.mocked(sleep).mockClear();
			await clock.rest(milliseconds);
		});
	});
	afterAll(() => {
		for (const restore of restorers) restore();
	});
	return clock;
}

/**
 * Replaces a function. One of jest's would keep a record of every call, and a queue reads the time a million
 * times.
 *
 * @returns what brings back the original
 */
function replace<T extends object, K extends keyof T>(owner: T, name: K, double: T[K]): () => void {
	const original = Object.getOwnPropertyDescriptor(owner, name);
	Object.defineProperty(owner, name, { value: double, configurable: true, writable: true });
	return () => {
		if (original) Object.defineProperty(owner, name, original);
		else Reflect.deleteProperty(owner, name);
	};
}

/** Requests in progress, and the responses that have begun. */
type Requests = Map<http.ClientRequest, http.IncomingMessage | undefined>;

/** Tracks the requests in progress. */
function watchRequests(requests: Requests, clock: TestClock): () => void {
	const real = http.request.bind(http);
	const watched = (...given: Parameters<typeof real>) => {
		const request = real(...given);
		requests.set(request, undefined);
		request.once('response', (answer: http.IncomingMessage) => requests.set(request, answer));
		request.once('close', () => requests.delete(request));
		clock.run();
		return request;
	};
	return replace(http, 'request', watched as typeof http.request);
}
