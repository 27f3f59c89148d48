/** How long an answer may take as a whole, and how slowly a file may come or go on top of that. */
export const timeLimits = { answerMs: 300_000, bytesPerMs: 50 };

/** What is under way: how to end it, and when, in milliseconds of this process's clock. */
const ends = new Map<() => void, number>();

/**
 * When alarms are going to ring, the next one last. All work shares them: one for each would cost more than
 * the rest of a request.
 */
const alarms: number[] = [];

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
		ends.set(expire, end);
		setAlarm(end);
		const settled = () => ends.delete(expire);
		work.then(resolve, reject).finally(settled);
	});
}

function setAlarm(at: number): void {
	const next = alarms.at(-1) ?? Infinity;
	if (at >= next) return;
	alarms.push(at);
	const delay = Math.max(0, Math.ceil(at - performance.now()));
	AbortSignal.timeout(delay).addEventListener('abort', ring);
}

function ring(): void {
	alarms.pop();
	const now = performance.now();
	for (const [expire, end] of ends) {
		if (end <= now) {
			ends.delete(expire);
			expire();
		}
	}
	setAlarm(Math.min(...ends.values()));
}
