import { invalidInput } from '../errors';
import type { JsonObject } from '../cliq/json';
import { isJsonObject } from '../cliq/json';
import { fromBase64 } from './bytes';

/** The header of Cliq's signature. [Zoho's samples] */
export const SIGNATURE_HEADER = 'x-cliq-signature';

/** A signed event is refused once it is older: it could have been recorded and sent again. */
const MAX_AGE_MS = 5 * 60 * 1000;

type VerifyKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

/**
 * @param text the public key as Zoho shows it, in base64 with or without the lines of PEM around it
 * @param label of its field, for the error
 * @throws INVALID_INPUT if it is no RSA key
 */
export async function readPublicKey(text: string, label: string): Promise<VerifyKey> {
	const bytes = fromBase64(text.replace(/-----(?:BEGIN|END) PUBLIC KEY-----/g, ''));
	const key = bytes && crypto.subtle.importKey('spki', bytes, ALGORITHM, false, ['verify']);
	return await Promise.resolve(key)
		.catch(() => undefined)
		.then((imported) => {
			if (imported) return imported;
			throw invalidInput(label, 'is not a public key', `Copy it from Zoho again into "${label}".`);
		});
}

/** What was received, for {@link isSigned}. */
export interface SignedCall {
	/** The value of {@link SIGNATURE_HEADER}. */
	readonly signature: unknown;
	readonly raw: string;
}

/**
 * Zoho's samples verify what `JSON.stringify` makes of the parsed body, which is not what was sent if that
 * has `\/` or spaces: either is accepted. A sample of 2020 has the signature in the body.
 *
 * @param key from {@link readPublicKey}
 */
export async function isSigned(key: VerifyKey, { signature, raw }: SignedCall): Promise<boolean> {
	const body = parsedBody(raw);
	const { signature: inside, ...rest } = body ?? {};
	const isInside = signature === undefined;
	const given = isInside ? inside : signature;
	const bytes = typeof given === 'string' ? fromBase64(given) : undefined;
	if (!bytes) return false;
	const again = body && JSON.stringify(isInside ? rest : body);
	const texts = new Set(isInside ? [again] : [raw, again]);
	for (const text of texts) {
		if (text === undefined) continue;
		const data = new TextEncoder().encode(text);
		if (await crypto.subtle.verify(ALGORITHM, key, bytes, data)) return true;
	}
	return false;
}

/** As Zoho's samples parse it, digits lost. */
function parsedBody(raw: string): JsonObject | undefined {
	try {
		const body: unknown = JSON.parse(raw);
		return isJsonObject(body) ? body : undefined;
	} catch {
		return undefined;
	}
}

/**
 * @param timestamp of a signed event, in milliseconds
 * @param now in milliseconds
 * @returns whether it is recent; one without a time could be from any
 */
export function isRecent(timestamp: unknown, now: number): boolean {
	const time = typeof timestamp === 'string' ? Number(timestamp || NaN) : timestamp;
	return typeof time === 'number' && now - time <= MAX_AGE_MS;
}
