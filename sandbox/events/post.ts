import type { Attempt } from './types';

/** A request to somebody's server. */
export interface Outgoing {
	url: string;
	headers: Record<string, string>;
	body: string;
}

/**
 * Sends an event.
 * @param seconds the time limit of each attempt
 * @param attempts at most; only a missing or failed response is followed by another
 * @param closing ends the waiting when the sandbox closes or is reset
 */
export async function post(
	outgoing: Outgoing,
	seconds: number,
	attempts: number,
	closing: AbortSignal,
): Promise<Attempt[]> {
	const made: Attempt[] = [];
	while (made.length < attempts) {
		const attempt = await postOnce(outgoing, seconds, closing);
		made.push(attempt);
		if (closing.aborted || (attempt.status ?? 500) < 500) break;
	}
	return made;
}

async function postOnce(
	{ url, headers, body }: Outgoing,
	seconds: number,
	closing: AbortSignal,
): Promise<Attempt> {
	const limit = AbortSignal.timeout(seconds * 1000);
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers,
			// Bytes have no content type of their own, other than a text.
			body: Buffer.from(body),
			redirect: 'manual',
			signal: AbortSignal.any([limit, closing]),
		});
		return { status: response.status, body: await response.text() };
	} catch (error) {
		if (limit.aborted) return { failure: `no answer within ${seconds} seconds` };
		const { cause } = error as Error & { cause?: { code?: string } };
		return { failure: closing.aborted ? 'the sandbox stopped' : (cause?.code ?? String(error)) };
	}
}
