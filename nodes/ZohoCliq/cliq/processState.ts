import { RateLimiters } from './rateLimiter';

/**
 * State shared by all runs of this process. Cliq and Zoho count per user and per connection, not per run,
 * so what is known of their limits is only useful if all runs share it.
 */
export const processState = {
	/** How fast each account may call each endpoint. */
	rateLimiters: new RateLimiters(),

	/** When Zoho will issue tokens to an account again, in milliseconds. */
	tokenLocks: new Map<string, number>(),

	/** Renewals in progress: runs whose token expired together share one new token. */
	renewals: new Map<string, Promise<string | null>>(),

	/** How long a response may take overall, and the minimum speed of a file transfer on top of that. */
	timeLimits: { responseMs: 300_000, bytesPerMs: 50 },
};

/** How long something may take, and the minimum speed of a file transfer. */
export type TimeLimits = Readonly<(typeof processState)['timeLimits']>;
