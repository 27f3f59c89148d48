/** A key that works like a password in the address of a webhook. [Zoho's help] */
const ZAPI_KEY = /zapikey=[^\s&"'\\<>]+/gi;

/** Zoho's access and refresh tokens by their look: another run may have stored one that we never saw. */
const ZOHO_TOKEN = /\b1000\.[0-9a-f]{32}\.[0-9a-f]{32}\b/gi;

/**
 * @param text anything that came from outside and may be shown to someone
 * @param secrets values that must not be in it
 * @returns the text without them, without webhook keys and without anything that looks like a token of Zoho's
 */
export function redact(text: string, secrets: Iterable<string> = []): string {
	// Most writes are answered with nothing.
	if (text === '') return '';
	let rest = text.replace(ZAPI_KEY, 'zapikey=***').replace(ZOHO_TOKEN, '***');
	for (const secret of secrets) rest = rest.replaceAll(secret, '***');
	return rest;
}

/**
 * @param code what stands for a code in somebody's answer
 * @returns it, or null when it is no code: something long or with other characters could hold anything
 */
export function cleanCode(code: unknown): string | null {
	return typeof code === 'string' && /^[\w .-]{1,60}$/.test(code) ? code : null;
}
