/** How long Zoho may take to answer. */
const TIMEOUT_MS = 60_000;

/**
 * Sends a request once; a token is never sent on to where a response points.
 *
 * @throws Error that says why there was no response
 */
export async function send(url: string, request: RequestInit): Promise<Response> {
	const signal = AbortSignal.timeout(TIMEOUT_MS);
	return await fetch(url, { ...request, redirect: 'manual', signal }).catch((error: unknown) => {
		throw new Error(`No response from ${new URL(url).host}: ${causeOf(error)}`);
	});
}

/** The network's own words are in the cause. */
function causeOf(error: unknown): string {
	if (typeof error !== 'object' || error === null) return String(error);
	const { cause, message } = error as { cause?: unknown; message?: unknown };
	return cause === undefined ? String(message) : causeOf(cause);
}
