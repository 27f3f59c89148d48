import type { CliqError } from '../../errors';
import { cliqError } from '../../errors';

/** This machine and private networks, as host names or addresses. [RFC 1918, 4193, 6761] */
const LOCAL =
	/^(?:[^.[]+|.*\.(?:localhost|local|internal)|(?:127|10)(?:\.\d+){3}|192\.168(?:\.\d+){2}|169\.254(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|0\.0\.0\.0|\[::1?\]|\[f(?:[cd]|e80:).*\])$/i;

/** Of a component's `execution_url`. [Zoho's OpenAPI, v3] */
const MAX_LENGTH = 225;

/** Where n8n receives the events of this trigger. */
export interface Address {
	readonly url: string;
	/** What is only in this trigger's addresses: the node's own ID, or the workflow's. */
	readonly id: string;
	readonly isTest: boolean;
}

/**
 * @param cliqUrl a Cliq on this machine (the sandbox) reaches every address
 * @throws INVALID_INPUT for one that Cliq cannot reach
 */
export function checkAddress({ url }: Address, cliqUrl: string): void {
	const { protocol, hostname, origin } = new URL(url);
	if (!LOCAL.test(new URL(cliqUrl).hostname) && (protocol !== 'https:' || LOCAL.test(hostname))) {
		throw refused(
			`Cliq cannot reach ${origin}`,
			'Set WEBHOOK_URL to the public https address of your n8n (a tunnel will do), restart n8n, and publish again.',
		);
	}
	if (url.length > MAX_LENGTH) {
		throw refused(
			`The address of this trigger has ${url.length} characters, and Cliq takes ${MAX_LENGTH}`,
			'Set WEBHOOK_URL to a shorter address, restart n8n, and publish again.',
		);
	}
}

/**
 * @param known where this trigger received events before, if known: the address of n8n may have changed since
 * @returns whether events sent there reach this trigger
 */
export function isOwn({ url, id }: Address, other: string, known: string | undefined): boolean {
	if (other === url || other === known) return true;
	return id !== '' && originOf(other) === originOf(url) && other.includes(`/${id}/`);
}

/**
 * @param other where events go now
 * @param known where this trigger received events before, if known
 * @param before what to give back according to an earlier try
 * @returns what to give back: while a test listens, also this trigger's own address, but never that of a test
 */
export function toGiveBack(
	address: Address,
	other: string,
	known: string | undefined,
	before: string | undefined,
): string | undefined {
	if (other === '') return undefined;
	if (!address.isTest) return isOwn(address, other, known) ? before : other;
	return other === address.url ? other.replace('/webhook-test/', '/webhook/') : other;
}

/** @returns the part of an address that says who it is and contains no secret */
export function originOf(url: string): string {
	return URL.canParse(url) ? new URL(url).origin : 'another address';
}

/**
 * @param message what cannot work, in one line
 * @param remedy what to do instead
 */
export function refused(message: string, remedy: string): CliqError {
	return cliqError('INVALID_INPUT', { message, description: '', remedy });
}
