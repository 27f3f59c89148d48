import { CliqError } from '../../errors';
import { fateUnknown } from '../explain/noResponse';
import type { Attempt, Memory } from '../memory';
import type { Send } from '../request';
import type { Outcome } from '../response';
import { Response } from '../response';

/**
 * Sends only what an earlier try did not: a write that went through is answered with the response it got.
 *
 * @param memory of the item; without one, everything is sent
 * @throws UNAVAILABLE for a write of which an earlier try does not know whether it was carried out, unless
 * it may be repeated
 */
export function remembering(next: Send, memory: Memory | undefined): Send {
	if (!memory) return next;
	return async (request) => {
		if (request.endpoint.method === 'GET') return await next(request);
		const attempt = memory.next(request);
		if (typeof attempt.response === 'string') return new Response(200, {}, attempt.response);
		if (attempt.response === null && !request.endpoint.isIdempotent) throw fateUnknown();
		attempt.response = null;
		const outcome = await next(request).catch((error: unknown) => {
			// Layers throw it for a request that was not carried out.
			if (error instanceof CliqError) attempt.response = undefined;
			throw error;
		});
		attempt.response = responseTo(outcome);
		return outcome;
	};
}

/** @returns what to remember of a write: null if it may have been carried out, undefined if it was not */
function responseTo(outcome: Outcome): Attempt['response'] {
	if (outcome.status === null) return outcome.mayHaveArrived ? null : undefined;
	// As read, so without secrets.
	if (outcome.isSuccess) return outcome.json === undefined ? '' : JSON.stringify(outcome.json);
	return outcome.status >= 500 || outcome.status === 408 ? null : undefined;
}
