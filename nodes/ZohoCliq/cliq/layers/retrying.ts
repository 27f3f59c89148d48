import type { Endpoint } from '../endpoints';
import type { Send } from '../request';
import type { Outcome } from '../response';
import { Response } from '../response';
import type { Waiting } from '../wait';
import { wait } from '../wait';

/** How often a request is sent again when its rule allows it. */
const MAX_RETRIES = 3;

/** Before the first time. */
const BACKOFF_MS = 1000;

/**
 * Sends again what is safe to send again. (What Cliq throttled and what a new token may help are other
 * layers' business.) A write whose fate is unknown is not: the message could arrive twice.
 */
export function retrying(next: Send, waiting: Waiting): Send {
	return async (request) => {
		let mayBeDone = false;
		for (let retries = 0; ; retries++) {
			const outcome = await next(request);
			// What an earlier try deleted, its response lost, is not there any more: that is what was wanted.
			if (mayBeDone && isGone(request.endpoint, outcome)) return new Response(204, {}, '');
			mayBeDone ||= isFateUnknown(outcome);
			const isFinal = retries === MAX_RETRIES || !isRetryable(request.endpoint, outcome);
			if (isFinal || !(await pause(backoff(retries), waiting))) return outcome;
		}
	};
}

/** Whether it may or may not have been carried out. */
function isFateUnknown(outcome: Outcome): boolean {
	return outcome.status === null ? outcome.mayHaveArrived : outcome.status >= 500;
}

/** Whether sending it again can do no harm. */
function isRetryable({ isIdempotent }: Endpoint, outcome: Outcome): boolean {
	// No connection came about (DNS, connection refused): nothing can have arrived.
	if (outcome.status === null && !outcome.mayHaveArrived) return true;
	return isIdempotent && isFateUnknown(outcome);
}

/** Whether Cliq no longer has what was to be deleted. */
function isGone({ method }: Endpoint, outcome: Outcome): boolean {
	if (method !== 'DELETE' || outcome.status === null) return false;
	// An address that Cliq does not have at all was never anything to delete.
	return outcome.isUnknown && !outcome.isUnknownAddress;
}

/**
 * @param retries made so far
 * @returns milliseconds before the next one: doubled each time, and spread by chance, so that many runs
 * that failed together do not all come back together
 */
function backoff(retries: number): number {
	return Math.round(BACKOFF_MS * 2 ** retries * (0.5 + Math.random()));
}

/** @returns whether the pause was made: not when it is longer than allowed, or the user stopped the execution */
async function pause(milliseconds: number, waiting: Waiting): Promise<boolean> {
	const { policy, signal, waitTimes } = waiting;
	if (milliseconds > policy.maxWaitSeconds * 1000) return false;
	await wait(milliseconds, signal);
	waitTimes.trouble += milliseconds;
	return signal?.aborted !== true;
}
