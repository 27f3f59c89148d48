import { rateLimitedLocally } from '../explain/response';
import { processState } from '../processState';
import type { RateLimiter, Ticket } from '../rateLimiter';
import { lockSecondsOf } from '../rateLimiter';
import type { PreparedRequest, Send } from '../request';
import type { Outcome } from '../response';
import type { Waiting } from '../wait';
import { SLICE_MS, wait } from '../wait';

/** A call refused because too many came was surely not carried out. Each retry waits for a whole lock. */
const MAX_RETRIES = 4;

/**
 * Sends when it is this request's turn, and again after the lock when Cliq refused it all the same.
 *
 * @param account whose calls Cliq counts together
 * @throws RATE_LIMITED when the wait would be longer than the user allows, or is stopped
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

/** Cliq counts by user: what never arrived, or came with a token that is no one's, counts for nobody. */
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
		// One wait is for one lock, or for one place in the window.
		if (phase !== limiter.phase) waited = 0;
		({ phase } = limiter);
		// While one call finds out for all, the others stay: they came too far to give up now.
		const keepsPlace = limiter.isHalfOpen && maxWaitMs > 0;
		if (!keepsPlace && waited + left > maxWaitMs) throw rateLimitedLocally(endpoint, left);
		const slice = Math.min(left, SLICE_MS);
		waitTimes[limiter.isLocked ? 'lock' : 'pace'] += slice;
		await wait(slice, signal);
		waited += slice;
		if (signal?.aborted) throw rateLimitedLocally(endpoint, left);
	}
}
