/** A key that acts as a password in a webhook URL. [Zoho's help] */
const ZAPI_KEY = /zapikey=[^\s&"'\\<>]+/gi;

/** Zoho's access and refresh tokens by format: another run may have stored one unknown to this run. */
const ZOHO_TOKEN = /\b1000\.[0-9a-f]{32}\.[0-9a-f]{32}\b/gi;

/**
 * @param text anything from outside that may be shown to someone
 * @param secrets values that must not appear in it
 * @returns the text without them, without webhook keys and without anything that looks like a Zoho token
 */
export function redact(text: string, secrets: Iterable<string> = []): string {
	// Most writes have an empty response.
	if (text === '') return '';
	let rest = text.replace(ZAPI_KEY, 'zapikey=***').replace(ZOHO_TOKEN, '***');
	for (const secret of secrets) rest = rest.replaceAll(secret, '***');
	return rest;
}

/**
 * @param code what a response has in place of a code
 * @returns the code, or null if it is none: something long or with other characters could hold anything
 */
export function cleanCode(code: unknown): string | null {
	return typeof code === 'string' && /^[\w .-]{1,60}$/.test(code) ? code : null;
}
