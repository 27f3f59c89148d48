import { invalidInput } from '../errors';

/**
 * A base URL that may receive a client secret or a token: https, or http on this machine, without user
 * name, password, query or fragment. `host.docker.internal` is this machine as seen from a container.
 * [Docker's documentation] The credential's expressions and the node share this pattern, so it must not
 * contain `}}`.
 */
export const SAFE_BASE_URL =
	/^(?:https:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:]+\])|http:\/\/(?:localhost|host\.docker\.internal|127(?:\.\d+){3}|\[::1\]))(?::\d+)?(?:\/[\w.~%/-]*)?$/i;

/** @returns a custom URL without slashes at its end; undefined if it may not receive secrets */
export function safeBaseUrl(url: unknown): string | undefined {
	const isSafe = typeof url === 'string' && SAFE_BASE_URL.test(url);
	return isSafe ? withoutLastSlashes(url) : undefined;
}

/** A link to pass on: https to any host, or http on this machine; without credentials in it. */
const SAFE_LINK =
	/^(?:https:\/\/[^\s@/?#\\]+|http:\/\/(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?)(?:[/?#][^\s\p{Cc}]*)?$/iu;

/**
 * @param url a URL that a user entered, for an image or a link
 * @returns whether it is safe to pass on
 */
export function isSafeUrl(url: string): boolean {
	return SAFE_LINK.test(url);
}

/** @returns the URL without slashes at its end */
export function withoutLastSlashes(url: string): string {
	// Without looking behind, each slash of a run would be tried as its first.
	return url.replace(/(?<!\/)\/+$/, '');
}

/** Segments that lead out of a path: `.` and `..`, each dot also percent-encoded. [WHATWG URL] */
const DOTS = /^(?:\.|%2e){1,2}$/i;

/**
 * Encodes an id as a single path segment.
 *
 * @param name what the id is, for the error
 * @throws INVALID_INPUT for an empty id, for `.` and `..` (also percent-encoded: URLs resolve them all
 * alike), and for half a surrogate pair, which has no encoding
 */
export function pathSegment(name: string, id: string): string {
	if (id === '' || DOTS.test(id)) {
		throw invalidInput(name, id === '' ? 'must not be empty' : `must not be "${id}"`);
	}
	return encodeValue(name, id);
}

/**
 * Encodes a value for a path or a query.
 *
 * @param name what it is, for the error
 * @throws INVALID_INPUT for half a surrogate pair, which has no encoding
 */
export function encodeValue(name: string, value: string | number | boolean): string {
	try {
		return encodeURIComponent(value);
	} catch {
		throw invalidInput(name, 'contains an invalid character');
	}
}
