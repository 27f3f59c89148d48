/**
 * Does the job that the parent sends, returns the result, and ends the process.
 *
 * @param work the measurement; the parent sends a job of the kind it accepts
 */
export function answer(work: (job: never) => Promise<unknown>): void {
	process.once('message', ({ job }: { job: unknown }) => {
		void work(job as never).then(
			(result) => process.send?.(result, () => process.exit(0)),
			(error: unknown) => {
				console.error(error);
				process.exit(1);
			},
		);
	});
}
