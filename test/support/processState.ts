/** Sets what the node knows for all runs of the process, for tests that must not see each other's. */
import { processState } from '../../nodes/ZohoCliq/cliq/processState';
import type { TimeLimits } from '../../nodes/ZohoCliq/cliq/processState';
import { RateLimiters } from '../../nodes/ZohoCliq/cliq/rateLimiter';

/** Forgets all calls and locks. */
export function forgetCalls(): void {
	processState.rateLimiters = new RateLimiters();
}

/** The same, and from then on no call has to wait for others. */
export function liftRateLimits(): void {
	processState.rateLimiters = new RateLimiters(() => Infinity);
}

/** Does something with other limits of time. */
export async function withTimeLimits<Result>(
	changes: Partial<TimeLimits>,
	action: () => Promise<Result>,
): Promise<Result> {
	const usual = processState.timeLimits;
	processState.timeLimits = { ...usual, ...changes };
	try {
		return await action();
	} finally {
		processState.timeLimits = usual;
	}
}
