/**
 * A base URL that a client secret or a token may be sent to: https, or http on this machine;
 * without user name, password, query or fragment. One pattern serves the credential's
 * expressions and the node, so it must not contain `}}`.
 */
export const SAFE_BASE_URL =
	/^(?:https:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:]+\])|http:\/\/(?:localhost|127(?:\.\d+){3}|\[::1\]))(?::\d+)?(?:\/[\w.~%/-]*)?$/i;

/**
 * @param url an address that a user typed, for an image or a link
 * @returns whether it is safe to pass on: https, or http on this machine, without a login in it
 */
export function isSafeUrl(url: string): boolean {
	const origin = /^[a-z]+:\/\/[^/?#\\]*/i.exec(url)?.[0] ?? '';
	return SAFE_BASE_URL.test(origin) && !/[\s\p{Cc}]/u.test(url);
}
