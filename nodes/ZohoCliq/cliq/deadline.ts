/** Work in progress: how to expire it, and when, in milliseconds of this process's clock. */
const deadlines = new Map<() => void, number>();

/**
 * When timers will fire, soonest last. All work shares them, because a timer each would cost more than
 * the rest of a request. (n8n does not let packages use setTimeout.)
 */
const timers: number[] = [];

/** The longest timer of Node.js: a longer one fires at once. */
const LONGEST_DELAY = 2 ** 31 - 1;

/**
 * Limits how long something may take overall. n8n's own timeout only counts silence, so a response
 * that trickles in byte by byte would never time out.
 *
 * @param work keeps running after the deadline, but its outcome is ignored
 * @param milliseconds for the whole of the work
 * @param tooLate the result after the deadline
 * @throws RangeError for a time that is not a number: it would disturb all other deadlines
 */
export function withDeadline<T>(work: Promise<T>, milliseconds: number, tooLate: T): Promise<T> {
	return new Promise<T>((resolve, reject) => {
		const expire = () => {
			resolve(tooLate);
		};
		const settled =
			<V>(pass: (value: V) => void) =>
			(value: V) => {
				deadlines.delete(expire);
				pass(value);
			};
		work.then(settled(resolve), settled(reject));
		if (!Number.isFinite(milliseconds)) throw new RangeError('No deadline without a time');
		const end = performance.now() + milliseconds;
		setTimer(end);
		deadlines.set(expire, end);
	});
}

function setTimer(at: number): void {
	const next = timers.at(-1) ?? Infinity;
	if (at >= next) return;
	const delay = Math.max(0, Math.ceil(at - performance.now()));
	AbortSignal.timeout(Math.min(delay, LONGEST_DELAY)).addEventListener('abort', fire);
	timers.push(at);
}

function fire(): void {
	timers.pop();
	const now = performance.now();
	for (const [expire, end] of deadlines) {
		if (end <= now) {
			deadlines.delete(expire);
			expire();
		}
	}
	setTimer(Math.min(...deadlines.values()));
}
