import { RateLimiters } from './rateLimiter';
import { RenewalLimiters } from './renewalLimiter';

/**
 * State shared by all runs of this process. Cliq and Zoho count per user and per connection, not per run,
 * so what is known of their limits is only useful if all runs share it.
 */
export const processState = {
	/** How fast each account may call each endpoint. */
	rateLimiters: new RateLimiters(),

	/** How often each credential's token may be renewed, and the renewals in progress. */
	renewalLimiters: new RenewalLimiters(),

	/** IDs of messages sent by Message: Create or Update, by node and key; undefined for a message that failed. */
	messagesByKey: new Map<string, Promise<string | undefined>>(),

	/** How long a response may take overall, and the minimum speed of a file transfer on top of that. */
	timeLimits: { responseMs: 300_000, bytesPerMs: 50 },
};

/** How long something may take, and the minimum speed of a file transfer. */
export type TimeLimits = Readonly<(typeof processState)['timeLimits']>;
