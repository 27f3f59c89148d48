/** @returns the SHA-256 of a text or bytes */
export async function digest(given: string | Uint8Array): Promise<Uint8Array> {
	const bytes = typeof given === 'string' ? new TextEncoder().encode(given) : given;
	return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** @returns the bytes as hexadecimal digits, two each */
export function toHex(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @returns 128 random bits, as text for a URL */
export function newNonce(): string {
	return toHex(crypto.getRandomValues(new Uint8Array(16)));
}

/** Compares two digests in a time that does not depend on where they differ. */
export function isSame(one: Uint8Array, other: Uint8Array): boolean {
	let difference = one.length ^ other.length;
	for (const [index, byte] of one.entries()) difference |= byte ^ (other[index] ?? 0);
	return difference === 0;
}

/** @returns the bytes of base64, also with line breaks; undefined if it is none */
export function fromBase64(text: string): Uint8Array | undefined {
	const compact = text.replace(/\s+/g, '');
	const isBase64 = compact.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(compact);
	return isBase64 ? Uint8Array.from(atob(compact), (char) => char.charCodeAt(0)) : undefined;
}
