/** Sets the process-wide state of the node, for tests that must not share it. */
import { processState } from '../../nodes/ZohoCliq/cliq/processState';
import { RateLimiters } from '../../nodes/ZohoCliq/cliq/rateLimiter';

/** Clears all calls and locks, and which messages belong to which keys. */
export function forgetCalls(): void {
	processState.rateLimiters = new RateLimiters();
	processState.messagesByKey.clear();
}

/** The same, and from then on no call waits for others. */
export function liftRateLimits(): void {
	processState.rateLimiters = new RateLimiters(() => Infinity);
}
