import { rateLimitedLocally } from '../explain/response';
import { processState } from '../processState';
import type { RateLimiter, Ticket } from '../rateLimiter';
import { lockSecondsOf } from '../rateLimiter';
import type { PreparedRequest, Send } from '../request';
import type { Outcome } from '../response';
import type { Waiting } from '../wait';
import { SLICE_MS, wait } from '../wait';

/** A throttled call was certainly not carried out. Each retry waits for a whole lock. */
const MAX_RETRIES = 4;

/**
 * Sends when it is this request's turn, and again after the lock if Cliq still throttled it.
 *
 * @param account the account Cliq counts calls for
 * @throws RATE_LIMITED if the wait would be longer than the user allows, or is cancelled
 */
export function rateLimiting(next: Send, account: string, waiting: Waiting): Send {
	const { onRateLimit, maxWaitSeconds } = waiting.policy;
	return async (request) => {
		const { endpoint } = request;
		const limiter = processState.rateLimiters.for(account, endpoint);
		for (let retries = 0; ; retries++) {
			const ticket = limiter.tryStart() ?? (await startInTurn(limiter, request, waiting));
			let outcome: Outcome | undefined;
			try {
				outcome = await next(request);
			} finally {
				if (outcome === undefined) limiter.finish(ticket, true);
			}
			if (outcome.status === null || !outcome.isThrottled) {
				limiter.finish(ticket, hasCounted(outcome));
				return outcome;
			}
			const seconds = lockSecondsOf(endpoint, outcome);
			limiter.refuse(ticket, seconds);
			const mayWait = onRateLimit === 'wait' && seconds <= maxWaitSeconds;
			if (!mayWait || retries === MAX_RETRIES) return outcome;
		}
	};
}

/** Cliq counts per user: a call that never arrived, or had an invalid token, does not count. */
function hasCounted(outcome: Outcome): boolean {
	if (outcome.status === null) return outcome.mayHaveArrived;
	return outcome.status !== 401 || outcome.lacksScope;
}

async function startInTurn(
	limiter: RateLimiter,
	request: PreparedRequest,
	waiting: Waiting,
): Promise<Ticket> {
	const ticket = limiter.join();
	try {
		await waitForTurn(limiter, ticket, request, waiting);
		limiter.start(ticket);
		return ticket;
	} finally {
		limiter.leave(ticket);
	}
}

async function waitForTurn(
	limiter: RateLimiter,
	ticket: Ticket,
	{ endpoint }: PreparedRequest,
	{ policy, signal, waitTimes }: Waiting,
): Promise<void> {
	const maxWaitMs = policy.onRateLimit === 'wait' ? policy.maxWaitSeconds * 1000 : 0;
	let waited = 0;
	let { phase } = limiter;
	for (let left = limiter.waitOf(ticket); left > 0; left = limiter.waitOf(ticket)) {
		// The maximum applies per lock, or per place in the window.
		if (phase !== limiter.phase) waited = 0;
		({ phase } = limiter);
		// While one call probes for all, the others keep their place, having waited this long.
		const keepsPlace = limiter.isHalfOpen && maxWaitMs > 0;
		if (!keepsPlace && waited + left > maxWaitMs) throw rateLimitedLocally(endpoint, left);
		const slice = Math.min(left, SLICE_MS);
		waitTimes[limiter.isLocked ? 'lock' : 'pace'] += slice;
		await wait(slice, signal);
		waited += slice;
		if (signal?.aborted) throw rateLimitedLocally(endpoint, left);
	}
}
