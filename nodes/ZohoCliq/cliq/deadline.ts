/** What is under way: how to end it, and when, in milliseconds of this process's clock. */
const deadlines = new Map<() => void, number>();

/**
 * When timers are going to fire, the next one last. All work shares them: one for each would cost more than
 * the rest of a request. (n8n lets no package use setTimeout.)
 */
const timers: number[] = [];

/**
 * Bounds how long something may take as a whole: n8n's own timeout only counts silence, so that an
 * answer dripping in byte by byte would never end by it.
 *
 * @param work goes on by itself when the time is over; its outcome is then left alone
 * @param milliseconds for the whole of it
 * @param tooLate what it gives when the time is over
 */
export function withDeadline<T>(work: Promise<T>, milliseconds: number, tooLate: T): Promise<T> {
	return new Promise<T>((resolve, reject) => {
		const expire = () => {
			resolve(tooLate);
		};
		const end = performance.now() + milliseconds;
		deadlines.set(expire, end);
		setTimer(end);
		const settled =
			<V>(pass: (value: V) => void) =>
			(value: V) => {
				deadlines.delete(expire);
				pass(value);
			};
		work.then(settled(resolve), settled(reject));
	});
}

function setTimer(at: number): void {
	const next = timers.at(-1) ?? Infinity;
	if (at >= next) return;
	timers.push(at);
	const delay = Math.max(0, Math.ceil(at - performance.now()));
	AbortSignal.timeout(delay).addEventListener('abort', fire);
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
