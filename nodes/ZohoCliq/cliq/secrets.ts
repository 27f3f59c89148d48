/** A key that acts as a password in a webhook URL, however its "=" is written. [Zoho's help] */
const ZAPI_KEY = /zapikey(?:=|%3d|&#61;|&#x3d;)[^\s&"'\\<>]+/gi;

/** Zoho's tokens and webhook keys by format: another run may have stored one unknown to this run. */
const ZOHO_TOKEN = /100[01]\.[0-9a-f]{32}\.[0-9a-f]{32}/gi;

/** A shorter client secret would be found in ordinary words. Zoho's have 42 characters. */
const SHORTEST_SECRET = 6;

/** A character as JSON may write it. */
const ESCAPE = /\\u([0-9a-f]{4})/gi;

/**
 * @param text anything from outside that may be shown to someone
 * @param secrets values that must not appear in it, if they have at least six characters
 * @returns the text without them, without webhook keys and without anything that looks like a Zoho token,
 * also if JSON escapes hide them
 */
export function redact(text: string, secrets: Iterable<string> = []): string {
	// Most writes have an empty response.
	if (text === '') return '';
	const rest = withoutSecrets(text, secrets);
	if (!rest.includes('\\u')) return rest;
	const plain = rest.replace(ESCAPE, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
	const clean = withoutSecrets(plain, secrets);
	return clean === plain ? rest : clean;
}

function withoutSecrets(text: string, secrets: Iterable<string>): string {
	let rest = text.replace(ZAPI_KEY, 'zapikey=***').replace(ZOHO_TOKEN, '***');
	for (const secret of secrets) {
		if (secret.length >= SHORTEST_SECRET) rest = rest.replaceAll(secret, '***');
	}
	return rest;
}

/**
 * @param value parsed JSON
 * @returns it with all its texts and keys redacted
 */
export function redactAll(value: unknown, secrets: Iterable<string>): unknown {
	if (typeof value === 'string') return redact(value, secrets);
	if (Array.isArray(value)) return value.map((each) => redactAll(each, secrets));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, each]) => [redact(key, secrets), redactAll(each, secrets)]),
	);
}

/**
 * @param code what a response has in place of a code
 * @returns the code, or null if it is none: something long or with other characters could hold anything
 */
export function cleanCode(code: unknown): string | null {
	return typeof code === 'string' && /^[\w .-]{1,60}$/.test(code) ? code : null;
}

/** @returns the SHA-256 of a secret, to tell it from others without keeping it */
export async function hashOf(secret: string): Promise<string> {
	const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
	return String(new Uint8Array(hash));
}
