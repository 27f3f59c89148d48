/** The sandbox's current time: a source of milliseconds, plus what a test has added to it. */
export class Clock {
	private offset = 0;

	/** @param source milliseconds since the epoch; `Date.now` is looked up at each use, so that a faked one counts */
	constructor(private readonly source: () => number = () => Date.now()) {}

	now(): number {
		return Math.floor(this.source() + this.offset);
	}

	/** Lets time pass without waiting for it. */
	advance(milliseconds: number): void {
		this.offset += milliseconds;
	}

	reset(): void {
		this.offset = 0;
	}
}
