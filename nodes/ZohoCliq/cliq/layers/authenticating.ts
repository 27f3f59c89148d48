import type { AccessToken, Renewal } from '../accessToken';
import { explainResponse } from '../explain/response';
import type { PreparedRequest, Send } from '../request';
import type { Response } from '../response';
import type { RunCache } from '../runCache';

/** Tokens tried per request: the current one, one stored by another run, a new one. */
const MAX_TOKENS = 3;

/**
 * Sends with a token that Cliq accepts, and renews it if Cliq refused it. Remembers what the connection
 * lacks, so that later items of the run fail without another request.
 *
 * @param signal n8n's cancel signal; it ends the wait for a renewal
 * @throws REFRESH_TOKEN_REQUIRED or SCOPE_INSUFFICIENT if no token helps, RATE_LIMITED if Zoho issues no
 * more tokens or too many did not help, UNAVAILABLE if Zoho or n8n fails to renew
 */
export function authenticating(
	next: Send,
	token: AccessToken,
	cache: RunCache,
	signal?: AbortSignal,
): Send {
	return async (request) => {
		if (token.problem || cache.missingScopes.size > 0) await refuseKnown(request, token, cache);
		let renewal: Renewal = 'none';
		for (let tries = 1; ; tries++) {
			const outcome = await next(request);
			if (outcome.status === null) return outcome;
			if (outcome.status !== 401) token.accept(renewal === 'renewed');
			// After a 403 for a missing scope, a new token does not help.
			if (outcome.status === 403 && outcome.lacksScope) refuse(outcome, request, token, cache);
			if (outcome.status !== 401) return outcome;
			const isLast: boolean = renewal === 'renewed' || tries === MAX_TOKENS;
			renewal = isLast ? 'none' : await renewFor(outcome, request, token, signal);
			if (renewal === 'none') refuse(outcome, request, token, cache);
		}
	};
}

/** @throws the error already known for a request with these scopes */
async function refuseKnown(
	{ endpoint }: PreparedRequest,
	token: AccessToken,
	{ missingScopes }: RunCache,
): Promise<void> {
	const key = endpoint.scopes.join();
	if (token.problem === undefined && !missingScopes.has(key)) return;
	// After a reconnect, a fresh token is not blocked by what an older one lacked.
	if (await token.reload()) missingScopes.clear();
	const known = token.problem ?? missingScopes.get(key);
	if (known) throw known;
}

async function renewFor(
	{ lacksScope }: Response,
	{ endpoint }: PreparedRequest,
	token: AccessToken,
	signal: AbortSignal | undefined,
): Promise<Renewal> {
	return lacksScope
		? await token.renewForScopes(endpoint.scopes, signal)
		: await token.renew(signal);
}

/** @throws the error for the refusal, remembered for later requests */
function refuse(
	refusal: Response,
	{ endpoint, path }: PreparedRequest,
	token: AccessToken,
	{ missingScopes }: RunCache,
): never {
	const error = explainResponse(refusal, endpoint, token.connection, path);
	if (refusal.lacksScope) missingScopes.set(endpoint.scopes.join(), error);
	else token.judge(error);
	throw error;
}
