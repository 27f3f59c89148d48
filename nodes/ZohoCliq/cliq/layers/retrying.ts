import type { Endpoint } from '../endpoints';
import type { Send } from '../request';
import type { Outcome } from '../response';
import { Response } from '../response';
import type { Waiting } from '../wait';
import { wait } from '../wait';

/** How often a request is retried if that is safe. */
const MAX_RETRIES = 3;

/** Before the first retry. */
const BACKOFF_MS = 1000;

/**
 * Retries what is safe to retry. (Other layers handle throttling and token renewal.) A write with an
 * unknown outcome is not retried: the message could arrive twice.
 */
export function retrying(next: Send, waiting: Waiting): Send {
	return async (request) => {
		let mayBeDone = false;
		for (let retries = 0; ; retries++) {
			const outcome = await next(request);
			// An earlier attempt, its response lost, may have deleted it: gone is the desired state.
			if (mayBeDone && isGone(request.endpoint, outcome)) return new Response(204, {}, '');
			mayBeDone ||= isFateUnknown(outcome);
			const isFinal = retries === MAX_RETRIES || !isRetryable(request.endpoint, outcome);
			if (isFinal || !(await pause(backoff(retries), waiting))) return outcome;
		}
	};
}

/** Whether it may have been carried out. */
function isFateUnknown(outcome: Outcome): boolean {
	return outcome.status === null ? outcome.mayHaveArrived : outcome.status >= 500;
}

/** Whether retrying is harmless. */
function isRetryable({ isIdempotent }: Endpoint, outcome: Outcome): boolean {
	// No connection was made (DNS, connection refused): nothing can have arrived.
	if (outcome.status === null && !outcome.mayHaveArrived) return outcome.isLasting !== true;
	return isIdempotent && isFateUnknown(outcome);
}

/** What codes shorten, as paths spell it. [Zoho's OpenAPI, v3] */
const IN_FULL: Readonly<Record<string, string>> = { scheduled_msg: 'scheduledMessage' };

/** Whether Cliq no longer has what was to be deleted, rather than what it was part of. */
function isGone({ method, path }: Endpoint, outcome: Outcome): boolean {
	if (method !== 'DELETE' || outcome.status === null || !outcome.isUnknown) return false;
	const [, missing] = /^(\w+?)_not_?(?:exists?|found)$/.exec(outcome.refusal.code ?? '') ?? [];
	if (missing === undefined) return !outcome.isUnknownAddress;
	const [, deleted = ''] = /(\w+)\}?$/.exec(path) ?? [];
	return deleted.startsWith(IN_FULL[missing] ?? missing);
}

/**
 * @param retries made so far
 * @returns milliseconds before the next one: doubled each time, with jitter, so that runs that failed
 * together do not all retry together
 */
function backoff(retries: number): number {
	return Math.round(BACKOFF_MS * 2 ** retries * (0.5 + Math.random()));
}

/** @returns whether it paused: not if the pause exceeds the maximum, or the execution was stopped */
async function pause(milliseconds: number, waiting: Waiting): Promise<boolean> {
	const { policy, signal, waitTimes } = waiting;
	if (milliseconds > policy.maxWaitSeconds * 1000) return false;
	await wait(milliseconds, signal);
	waitTimes.trouble += milliseconds;
	return signal?.aborted !== true;
}
