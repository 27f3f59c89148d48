import type { AccessToken, Renewal } from '../accessToken';
import { explainResponse } from '../explain/response';
import type { PreparedRequest, Send } from '../request';
import type { Response } from '../response';
import type { RunCache } from '../runCache';

/** Tokens that one request is tried with: the one at hand, one that another run stored, a new one. */
const MAX_TOKENS = 3;

/**
 * Sends with a token that Cliq takes, renewing it when Cliq refused it. What the connection turned out
 * not to be good for is remembered, so that later items of the run are told without asking again.
 *
 * @throws REFRESH_TOKEN_REQUIRED or SCOPE_INSUFFICIENT when no token helps, RATE_LIMITED when Zoho gives
 * no more of them, UNAVAILABLE when it could not be asked
 */
export function authenticating(next: Send, token: AccessToken, cache: RunCache): Send {
	return async (request) => {
		if (token.problem || cache.missingScopes.size > 0) await refuseKnown(request, token, cache);
		let renewal: Renewal = 'none';
		for (let tries = 1; ; tries++) {
			const outcome = await next(request);
			// No new token helps where Cliq says so by 403.
			if (outcome.status === 403 && outcome.lacksScope) refuse(outcome, request, token, cache);
			if (outcome.status !== 401) return outcome;
			const isLast: boolean = renewal === 'renewed' || tries === MAX_TOKENS;
			renewal = isLast ? 'none' : await renewFor(outcome, token);
			if (renewal === 'none') refuse(outcome, request, token, cache);
		}
	};
}

/** @throws what a request with these scopes is known to meet */
async function refuseKnown(
	{ endpoint }: PreparedRequest,
	token: AccessToken,
	{ missingScopes }: RunCache,
): Promise<void> {
	const key = endpoint.scopes.join();
	if (token.problem === undefined && !missingScopes.has(key)) return;
	// Someone reconnected meanwhile: a fresh token is not blocked by what an older one lacked.
	if (await token.reload()) missingScopes.clear();
	const known = token.problem ?? missingScopes.get(key);
	if (known) throw known;
}

/** For a missing scope a new token is worth less than for one that ran out. */
async function renewFor({ lacksScope }: Response, token: AccessToken): Promise<Renewal> {
	return lacksScope ? await token.renewForScope() : await token.renew();
}

/** @throws what the refusal means, which later requests are told too */
function refuse(
	refusal: Response,
	{ endpoint, path }: PreparedRequest,
	token: AccessToken,
	{ missingScopes }: RunCache,
): never {
	const error = explainResponse(refusal, endpoint, token.connection, path);
	if (refusal.lacksScope) missingScopes.set(endpoint.scopes.join(), error);
	else token.markInvalid(error);
	throw error;
}
