import type { Endpoint } from '../endpoints';
import { rateLimitedLocally, throttled } from '../explain/response';
import { processState } from '../processState';
import type { RateLimiter, Ticket } from '../rateLimiter';
import { lockSecondsOf } from '../rateLimiter';
import type { PreparedRequest, Send } from '../request';
import type { Outcome } from '../response';
import type { Waiting } from '../wait';
import { SLICE_MS, wait } from '../wait';
import { userIn } from '../user';

/** A throttled call was certainly not carried out. Each retry waits for a whole lock. */
const MAX_RETRIES = 4;

/** Whom calls are made as. */
export interface Caller {
	/** The account Cliq counts calls for, as far as known. */
	readonly account: string;
	/** How much of Cliq's thresholds this process may use, in percent. */
	readonly limitShare: number;
}

/**
 * Sends when it is this request's turn, and again after the lock if Cliq still throttled it.
 *
 * @param caller asked for its share with each call
 * @throws RATE_LIMITED if the wait would be longer than the user allows, or is cancelled
 */
export function rateLimiting(next: Send, caller: Caller, waiting: Waiting): Send {
	const { account } = caller;
	const { onRateLimit, maxWaitSeconds } = waiting.policy;
	return async (request) => {
		const { endpoint } = request;
		for (let retries = 0; ; retries++) {
			const limiter = processState.rateLimiters.for(account, endpoint);
			limiter.share.percent = caller.limitShare;
			const ticket = limiter.tryStart() ?? (await startInTurn(limiter, request, waiting));
			let outcome: Outcome | undefined;
			try {
				outcome = await next(request);
			} finally {
				if (outcome === undefined) ticket.limiter.finish(ticket, true);
			}
			if (outcome.status === null || !outcome.isThrottled) {
				ticket.limiter.finish(ticket, hasCounted(outcome));
				learnUser(account, endpoint, outcome);
				return outcome;
			}
			const seconds = lockSecondsOf(endpoint, outcome);
			ticket.limiter.refuse(ticket, seconds);
			if (retries === MAX_RETRIES || onRateLimit === 'fail') return outcome;
			if (seconds <= maxWaitSeconds) continue;
			if (isCutShort(waiting)) throw throttled(outcome, endpoint, true);
			return outcome;
		}
	};
}

/** @returns whether a call that may not wait any longer would do so in production; the run's hint says it too */
function isCutShort({ policy, waitTimes }: Waiting): boolean {
	if (policy.onRateLimit === 'fail' || !policy.isTestRun) return false;
	waitTimes.isCutShort = true;
	return true;
}

/** Cliq counts per user: a call that never arrived, or had an invalid token, does not count. */
function hasCounted(outcome: Outcome): boolean {
	if (outcome.status === null) return outcome.mayHaveArrived;
	return outcome.status !== 401 || outcome.lacksScope;
}

/** Some responses happen to tell who the account is; none is requested just for that. */
function learnUser(account: string, { tellsUser }: Endpoint, outcome: Outcome): void {
	if (!tellsUser || outcome.status === null || !outcome.isSuccess) return;
	const user = userIn(outcome.json);
	if (user) processState.rateLimiters.identify(account, user.id);
}

async function startInTurn(
	limiter: RateLimiter,
	request: PreparedRequest,
	waiting: Waiting,
): Promise<Ticket> {
	const ticket = limiter.join();
	try {
		await waitForTurn(ticket, request, waiting);
		ticket.limiter.start(ticket);
		return ticket;
	} finally {
		ticket.limiter.leave(ticket);
	}
}

async function waitForTurn(
	ticket: Ticket,
	{ endpoint }: PreparedRequest,
	waiting: Waiting,
): Promise<void> {
	const { policy, signal, waitTimes } = waiting;
	const mayWait = policy.onRateLimit === 'wait';
	const maxLockMs = mayWait ? policy.maxWaitSeconds * 1000 : 0;
	const maxPaceMs = mayWait ? (policy.maxPaceSeconds ?? policy.maxWaitSeconds) * 1000 : 0;
	let waited = 0;
	let { phase } = ticket.limiter;
	for (let left = ticket.limiter.waitOf(ticket); left > 0; left = ticket.limiter.waitOf(ticket)) {
		const { limiter } = ticket;
		// The maximum applies per lock, or per place in the queue.
		if (phase !== limiter.phase) waited = 0;
		({ phase } = limiter);
		const { lockLeft } = limiter;
		const pace = Math.max(left - lockLeft, limiter.paceOf(ticket));
		const isTooLong = lockLeft > 0 ? waited + lockLeft > maxLockMs : waited + pace > maxPaceMs;
		// While one call probes for all, the others keep their place, having waited this long.
		const keepsPlace = limiter.isHalfOpen && maxLockMs > 0;
		if (isTooLong && !keepsPlace) {
			throw rateLimitedLocally(endpoint, lockLeft + pace, limiter.share, isCutShort(waiting));
		}
		const slice = Math.min(left, SLICE_MS);
		waitTimes[limiter.isLocked ? 'lock' : 'pace'] += slice;
		await wait(slice, signal);
		waited += slice;
		if (signal?.aborted) throw rateLimitedLocally(endpoint, lockLeft + pace, limiter.share);
	}
}
