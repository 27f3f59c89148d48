import { digest, toHex } from '../../../events/bytes';
import type { Target } from '../../../messaging/target';

/** Enough of a key for people to recognize it; a text column takes 250 characters. [Zoho's OpenAPI, v3] */
const READABLE = 100;

/** Enough of the hash that no two keys share it. */
const HASH_BYTES = 16;

/**
 * @param key any text
 * @param url of Cliq in the network of the conversation
 * @returns a name for the key's message in this conversation, of characters that need no quoting in criteria:
 * a readable part, and a hash of the whole
 */
export async function nameFor(key: string, { type, id }: Target, url: string): Promise<string> {
	const place = type === 'user' ? id.toLowerCase() : id;
	const hash = await digest(JSON.stringify([new URL(url).pathname, type, place, key]));
	const readable = key.replace(/[^A-Za-z0-9]+/g, '-').slice(0, READABLE);
	return `k${readable}.${toHex(hash.slice(0, HASH_BYTES))}`;
}
