export interface RecordedPart {
	name: string;
	filename?: string;
	contentType?: string;
	bytes: number;
	sha256: string;
	/** Of parts that are not files. */
	text?: string;
}

export interface RecordedRequest {
	at: number;
	method: string;
	/** Without the query, with the original percent-encoding. */
	path: string;
	query: Record<string, string>;
	headers: Record<string, string>;
	/** Parsed JSON or form. */
	body?: unknown;
	/** The raw body; multipart has `parts` instead. */
	text?: string;
	parts?: RecordedPart[];
	contentLength?: number;
	/** Missing while unanswered, or when the connection was cut. */
	status?: number;
	/** The API called, as `POST /api/v2/chats/{chatId}/message`. */
	endpoint?: string;
}

const SECRET_KEYS =
	/("(?:authorization|cookie|client_secret|refresh_token|access_token|code|zapikey|token)":")(?:[^"\\]|\\.)*"/gi;
const TOKENS = /100[01]\.[0-9a-f]{32}\.[0-9a-f]{32}/g;

/**
 * Records as JSON text for display, without usable secrets.
 * @param secrets further texts to blank out, such as the client's secret
 */
export function redact(records: unknown, secrets: readonly string[]): string {
	let text = JSON.stringify(records).replace(SECRET_KEYS, '$1[redacted]"');
	text = text.replace(TOKENS, '[redacted]');
	for (const secret of secrets) text = text.replaceAll(secret, '[redacted]');
	return text;
}
