import { AccessToken } from './accessToken';
import type { CliqContext } from './n8nContext';
import { RunCache } from './runCache';

/** One run's connection to Cliq: what the clients of all its items in one network share. */
export interface Session {
	readonly token: AccessToken;
	readonly cache: RunCache;
	/** The Cliq Network that the node names; undefined for the credential's. */
	readonly network: string | undefined;
}

/** @returns the connection in a network; it throws like {@link openSession} */
export type Sessions = (network: string | undefined) => Promise<Session>;

/**
 * Connects one run to any number of networks: the token is the same in all of them, whereas nothing that is learned
 * in one, such as the IDs of people and channels, is true of another.
 */
export function sessionsOf(context: CliqContext): Sessions {
	let loading: Promise<AccessToken> | undefined;
	const caches = new Map<string | undefined, RunCache>();
	return async (network) => {
		const token = await (loading ??= AccessToken.load(context));
		const cache = caches.get(network) ?? new RunCache();
		caches.set(network, cache);
		return { token, cache, network };
	};
}

/**
 * @param network instead of the credential's
 * @throws INVALID_INPUT for an unsafe custom URL, REFRESH_TOKEN_REQUIRED when the credential has no token
 */
export async function openSession(context: CliqContext, network?: string): Promise<Session> {
	return await sessionsOf(context)(network);
}
