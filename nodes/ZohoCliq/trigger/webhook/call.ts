import type { IWebhookFunctions } from 'n8n-workflow';

import { SECRET_HEADER, isSecret } from '../../events/secret';
import { MAX_BODY_BYTES, readBody } from '../../events/body';
import type { Envelope } from '../../events/envelope';
import { readEnvelope } from '../../events/envelope';
import { isRecent, isSigned, readPublicKey, SIGNATURE_HEADER } from '../../events/signature';
import { isJsonObject } from '../../cliq/json';
import { problemOf } from '../../errors';
import { fields } from '../../words';
import { requestOf } from './http';
import { Refusal } from './respond';
import type { Verification } from './setup';
import { readVerification } from './setup';

/** What the trigger's own credential holds. */
const SECRET_CREDENTIAL_TYPE = 'zohoCliqWebhookSecretApi';

/** A call that was verified. */
export interface Call {
	readonly raw: string;
	readonly envelope: Envelope;
	/** What must not get into the item. */
	readonly secrets: readonly string[];
}

const TOO_LARGE = new Refusal(413, 'The body is larger than 16 MB');
const NOT_SIGNED = new Refusal(401, 'The signature is missing or wrong');
const NO_EVENT = new Refusal(400, 'The body is not an event of Cliq');

/**
 * @returns the event
 * @throws Refusal for a call that is not from Cliq or from the user's script, or contains no event
 */
export async function readCall(context: IWebhookFunctions): Promise<Call> {
	const { connection, publicKey } = verificationIn(context);
	const raw = await readRaw(context);
	const secrets =
		connection === 'deluge'
			? await requireSecret(context)
			: await requireSignature(context, publicKey, raw);
	const body = readBody(raw, context.getBodyData());
	const envelope = body && readEnvelope(body);
	if (!envelope) throw NO_EVENT;
	if (publicKey !== undefined && !isRecent(envelope.timestamp, Date.now())) {
		throw new Refusal(401, 'The event is older than five minutes');
	}
	return { raw, envelope, secrets };
}

/** Without what it is verified with, no call is from Cliq. */
function verificationIn(context: IWebhookFunctions): Verification {
	try {
		return readVerification(context);
	} catch (error) {
		warn(context, problemOf(error).message);
		throw NOT_SIGNED;
	}
}

/** n8n leaves the body to the node, because the form says so. */
async function readRaw(context: IWebhookFunctions): Promise<string> {
	const request = requestOf(context);
	if (Number(context.getHeaderData()['content-length'] ?? 0) > MAX_BODY_BYTES) throw TOO_LARGE;
	await request.readRawBody().catch((error: unknown) => {
		throw isJsonObject(error) && error.status === 413 ? TOO_LARGE : NO_EVENT;
	});
	const { rawBody: raw } = request;
	if (!(raw instanceof Uint8Array)) return '';
	if (raw.length > MAX_BODY_BYTES) throw TOO_LARGE;
	// A byte order mark is part of what was signed.
	return new TextDecoder('utf-8', { ignoreBOM: true }).decode(raw);
}

async function requireSecret(context: IWebhookFunctions): Promise<string[]> {
	const credential = await context
		.getCredentials<Record<string, string>>(SECRET_CREDENTIAL_TYPE)
		.catch((error: unknown) => {
			warn(context, problemOf(error).message);
			return {};
		});
	const { secret = '', previousSecret = '' } = credential as Record<string, string | undefined>;
	const sent = context.getHeaderData()[SECRET_HEADER];
	if (await isSecret(sent, { secret, previousSecret })) {
		return [secret.trim(), previousSecret.trim()].filter(Boolean);
	}
	throw new Refusal(401, `The secret in the header ${SECRET_HEADER} is missing or wrong`);
}

/** Without a key, the address of the webhook is the secret: nobody can guess it. */
async function requireSignature(
	context: IWebhookFunctions,
	publicKey: Verification['publicKey'],
	raw: string,
): Promise<string[]> {
	if (publicKey === undefined) return [];
	const key = await readPublicKey(publicKey, fields.publicKey).catch((error: unknown) => {
		warn(context, problemOf(error).message);
		return undefined;
	});
	const signature = context.getHeaderData()[SIGNATURE_HEADER];
	if (key && (await isSigned(key, { signature, raw }))) return [];
	throw NOT_SIGNED;
}

function warn(context: IWebhookFunctions, why: string): void {
	context.logger.warn(`${context.getNode().name} refuses all events: ${why}`);
}
