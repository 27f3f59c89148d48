/**
 * A clock of our own: what is slept passes on it at once, and nothing else does. A test file that uses
 * it mocks n8n's `sleep`, the only way the node waits:
 *
 *     jest.mock('n8n-workflow', () => ({
 *         ...jest.requireActual<object>('n8n-workflow'),
 *         sleep: jest.fn(),
 *     }));
 */
import { sleep } from 'n8n-workflow';

/** When each test begins. */
export const START = Date.parse('2026-05-04T09:00:00Z');

interface Sleeper {
	readonly wakesAt: number;
	readonly wake: () => void;
}

export class TestClock {
	/** Milliseconds that really passed since the test began. */
	elapsed = 0;

	/** How long each `sleep` was asked for. */
	readonly slept: number[] = [];

	private offset = 0;

	private readonly sleepers: Sleeper[] = [];

	private isRunning = false;

	/** @returns what `Date.now()` says */
	now(): number {
		return START + this.elapsed + this.offset;
	}

	/** How many are asleep. */
	get asleep(): number {
		return this.sleepers.length;
	}

	/** Sets the clock forward, or back when negative. No time passes by it. */
	set(milliseconds: number): void {
		this.offset += milliseconds;
	}

	/** Lets time pass while nobody sleeps. */
	advance(milliseconds: number): void {
		if (this.asleep > 0) throw new Error('Somebody sleeps: time passes by itself');
		this.elapsed += milliseconds;
	}

	/** Sleeps on this clock, and is seen by no test: for the world around the node. */
	async rest(milliseconds: number): Promise<void> {
		await new Promise<void>((wake) => {
			this.sleepers.push({ wakesAt: this.elapsed + milliseconds, wake });
			if (!this.isRunning) this.run();
		});
	}

	/** Does something when so much time has passed since the test began. */
	at(milliseconds: number, action: () => void): void {
		void this.rest(milliseconds - this.elapsed).then(action);
	}

	/** Starts anew; who sleeps never wakes. */
	reset(): void {
		this.elapsed = 0;
		this.offset = 0;
		this.slept.length = 0;
		this.sleepers.length = 0;
	}

	/** Wakes one after the other, each when all that could be done before has been done. */
	private run(): void {
		this.isRunning = true;
		setImmediate(() => {
			const next = this.takeFirst();
			this.isRunning = next !== undefined;
			if (next === undefined) return;
			this.elapsed = Math.max(this.elapsed, next.wakesAt);
			next.wake();
			this.run();
		});
	}

	private takeFirst(): Sleeper | undefined {
		const first = Math.min(...this.sleepers.map(({ wakesAt }) => wakesAt));
		const place = this.sleepers.findIndex(({ wakesAt }) => wakesAt === first);
		return place < 0 ? undefined : this.sleepers.splice(place, 1)[0];
	}
}

/** Runs every test of a file on a clock of our own. */
export function useClock(): TestClock {
	const clock = new TestClock();
	beforeEach(() => {
		clock.reset();
		jest.spyOn(Date, 'now').mockImplementation(() => clock.now());
		jest.mocked(sleep).mockImplementation(async (milliseconds) => {
			clock.slept.push(milliseconds);
			await clock.rest(milliseconds);
		});
	});
	afterEach(() => {
		jest.mocked(Date.now).mockRestore();
	});
	return clock;
}
