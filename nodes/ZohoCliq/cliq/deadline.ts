/** How long an answer may take as a whole, and how slowly a file may come or go on top of that. */
export const timeLimits = { answerMs: 300_000, bytesPerMs: 50 };

/**
 * Bounds how long something may take as a whole: n8n's own timeout only counts silence, so that an
 * answer dripping in byte by byte would never end by it.
 *
 * @param work goes on by itself when the time is over; its outcome is then left alone
 * @param milliseconds for the whole of it
 * @param tooLate what it gives when the time is over
 */
export async function withDeadline<T>(
	work: Promise<T>,
	milliseconds: number,
	tooLate: T,
): Promise<T> {
	const deadline = AbortSignal.timeout(Math.ceil(milliseconds));
	return await new Promise<T>((resolve, reject) => {
		const expire = () => {
			resolve(tooLate);
		};
		deadline.addEventListener('abort', expire);
		work.then(resolve, reject).finally(() => {
			deadline.removeEventListener('abort', expire);
		});
	});
}
