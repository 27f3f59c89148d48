/** How requests are classified, and what they stored. */
import type { RecordedRequest, Sandbox } from '../../../sandbox';

/** Whether a request only reads, so that repeating it does no harm. */
export function isWrite({ method }: RecordedRequest): boolean {
	return method !== 'GET';
}

/** Whether a request is idempotent, so that it may be repeated even if it may have been carried out. */
export function isRepeatable({ method, path }: RecordedRequest): boolean {
	// Both notify people each time.
	const tells = /\/remind$|\/chats\/[^/]+\/messages\/[^/]+$/.test(path);
	const sets = method === 'PUT' || method === 'PATCH';
	return method === 'GET' || method === 'DELETE' || (sets && !tells);
}

/** Everything that was delivered, by content: a message or file delivered twice is listed twice. */
export function arrivals({ organization }: Sandbox): string[] {
	return organization.messages.map(({ to, chatId, text, files = [] }) =>
		JSON.stringify([to, chatId, text, files.map(({ name, sha256 }) => [name, sha256])]),
	);
}

/** What was delivered more often than expected. */
export function duplicatesIn(found: readonly string[], wanted: readonly string[]): string[] {
	const left = [...wanted];
	return found.filter((entry) => {
		const at = left.indexOf(entry);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
}
