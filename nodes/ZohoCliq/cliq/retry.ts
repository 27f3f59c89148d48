import type { Endpoint } from './endpoints';
import type { Answer } from './response';
import type { NoAnswer } from './session';

/** How often a call is sent again, and how long to wait before the first time. */
export interface RetryRule {
	readonly retries: number;
	readonly backoffMs: number;
}

/**
 * What is sent again, and why. (A refused token is renewed once for each token: session.ts.)
 * A write whose fate is unknown has no rule: sent again, the message could arrive twice.
 */
export const retryRules = {
	/** Refused because too many calls came: surely not carried out. Each try waits for a whole lock. */
	throttled: { retries: 4, backoffMs: 0 },
	/** No connection came about (DNS, connection refused): nothing can have arrived. */
	neverSent: { retries: 3, backoffMs: 1000 },
	/** Reads, and writes that do the same when done twice (PUT, DELETE): nothing gets worse. */
	repeatable: { retries: 3, backoffMs: 1000 },
} as const satisfies Record<string, RetryRule>;

/**
 * @param outcome an answer, or that none came
 * @returns the rule to try again by, or undefined when it stands as it is
 */
export function retryRuleFor(
	endpoint: Endpoint,
	outcome: Answer | NoAnswer,
): RetryRule | undefined {
	const isAnswer = 'status' in outcome;
	if (!isAnswer && !outcome.mayHaveArrived) return retryRules.neverSent;
	const failed = !isAnswer || outcome.status >= 500;
	return failed && isRepeatable(endpoint) ? retryRules.repeatable : undefined;
}

/** @returns whether a call does the same when it is made twice */
export function isRepeatable({ isIdempotent }: Endpoint): boolean {
	return isIdempotent;
}

/**
 * @param retries made so far, this one included
 * @returns milliseconds before the next one: doubled each time, and spread by chance, so that many
 * runs that failed together do not all come back together
 */
export function backoff({ backoffMs }: RetryRule, retries: number): number {
	return Math.round(backoffMs * 2 ** (retries - 1) * (0.5 + Math.random()));
}
