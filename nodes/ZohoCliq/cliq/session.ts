import { AccessToken } from './accessToken';
import type { CliqContext } from './n8nContext';
import { RunCache } from './runCache';

/** One run's connection to Cliq: what the clients of all its items share. */
export interface Session {
	readonly token: AccessToken;
	readonly cache: RunCache;
}

/**
 * @throws INVALID_INPUT for an unsafe custom URL, REFRESH_TOKEN_REQUIRED when the credential has no token
 */
export async function openSession(context: CliqContext): Promise<Session> {
	return { token: await AccessToken.load(context), cache: new RunCache() };
}
