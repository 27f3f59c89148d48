/** What requests are, and what comes of them. */
import type { RecordedRequest, Sandbox } from '../../../sandbox';

/** Requests that read do no harm, however often they are made. */
export function isWrite({ method }: RecordedRequest): boolean {
	return method !== 'GET';
}

/** Whether a request may be made again although nobody knows whether it was carried out: twice does the same. */
export function isRepeatable({ method, path }: RecordedRequest): boolean {
	// Both notify people every time.
	const tells = /\/remind$|\/chats\/[^/]+\/messages\/[^/]+$/.test(path);
	return method === 'GET' || method === 'DELETE' || (method === 'PUT' && !tells);
}

/** All that has arrived, by content: a message or a file twice would be in it twice. */
export function arrivals({ organization }: Sandbox): string[] {
	return organization.messages.map(({ to, chatId, text, files = [] }) =>
		JSON.stringify([to, chatId, text, files.map(({ name, sha256 }) => [name, sha256])]),
	);
}

/** What has come in more often than it should have. */
export function duplicatesIn(found: readonly string[], wanted: readonly string[]): string[] {
	const left = [...wanted];
	return found.filter((entry) => {
		const at = left.indexOf(entry);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
}
