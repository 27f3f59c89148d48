/** Sets what the node knows for all runs of the process, for tests that must not see each other's. */
import { processState } from '../../nodes/ZohoCliq/cliq/processState';
import { RateLimiters } from '../../nodes/ZohoCliq/cliq/rateLimiter';

/** Forgets all calls and locks. */
export function forgetCalls(): void {
	processState.rateLimiters = new RateLimiters();
}

/** The same, and from then on no call has to wait for others. */
export function liftRateLimits(): void {
	processState.rateLimiters = new RateLimiters(() => Infinity);
}
