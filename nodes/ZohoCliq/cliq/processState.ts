import { RateLimiters } from './rateLimiter';

/**
 * What all runs of this process share. Cliq and Zoho count by user and by connection, not by run, so what
 * is known of their limits is worth nothing if every run keeps it to itself.
 */
export const processState = {
	/** How fast each account may call each endpoint. */
	rateLimiters: new RateLimiters(),

	/** Until when Zoho gives no tokens to an account, in milliseconds. */
	tokenLocks: new Map<string, number>(),

	/** Renewals under way: runs whose token ran out together ask for one new token, not for one each. */
	renewals: new Map<string, Promise<string | null>>(),

	/** How long a response may take as a whole, and how slowly a file may come or go on top of that. */
	timeLimits: { responseMs: 300_000, bytesPerMs: 50 },
};

/** How long something may take, and how slowly a file may come or go. */
export type TimeLimits = Readonly<(typeof processState)['timeLimits']>;
