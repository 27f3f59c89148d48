import { digest, isSame } from './bytes';

/** The header in which a Deluge script sends the secret. */
export const SECRET_HEADER = 'x-n8n-secret';

/** A shorter secret could be guessed. */
export const SHORTEST_SECRET = 16;

/** The secrets of a credential; while scripts are being changed, the previous one holds too. */
export interface Secrets {
	readonly secret?: string;
	readonly previousSecret?: string;
}

/**
 * Compares in constant time. A secret that is too short never matches, so that an empty one lets nobody in.
 *
 * @param given the header's value
 */
export async function isSecret(
	given: unknown,
	{ secret = '', previousSecret = '' }: Secrets,
): Promise<boolean> {
	const sent = await digest(typeof given === 'string' ? given.trim() : '');
	let matches = 0;
	for (const each of [secret.trim(), previousSecret.trim()]) {
		matches |= Number(isSame(sent, await digest(each)) && each.length >= SHORTEST_SECRET);
	}
	return matches === 1;
}
