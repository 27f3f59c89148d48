import type { Answer } from './answers';
import type { UploadedFile } from './body';
import type { Fields } from './fields';
import type { Organization, User } from './organization';
import type { SandboxSwitches } from './switches';
import type { Threshold } from './throttle';

/** A call that has passed every check of the table. */
export interface Call {
	user: User;
	/** Scopes of the token. */
	granted: readonly string[];
	/** From the path, decoded. */
	params: Readonly<Record<string, string>>;
	query: Readonly<Record<string, string>>;
	/** The JSON body, or `{}`. */
	body: Readonly<Record<string, unknown>>;
	/** The text fields of a multipart body. */
	form: Readonly<Record<string, string>>;
	/** The files of a multipart body; what the handler stores is kept, the rest removed. */
	uploads: readonly UploadedFile[];
	/** Whether the body was multipart. */
	multipart: boolean;
	/** The Cliq Network in the URL. */
	network?: string;
	now: number;
	organization: Organization;
	switches: Readonly<SandboxSwitches>;
}

/** What a multipart body may contain. */
export interface MultipartSpec {
	/** The name of the file parts; any other is an extra key. */
	filePart: (switches: SandboxSwitches) => string;
	fields: Fields;
	/** Rejected entirely while this is true. */
	refused?: (switches: SandboxSwitches) => boolean;
}

/**
 * One API of Cliq: to add one, add such an entry to a list in `endpoints/`.
 * Thresholds, locks and scopes are copied from Zoho's OpenAPI documents, and deliberately not from the node's
 * table: a wrong number there must fail against this.
 */
export interface Endpoint extends Threshold {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** With `{name}` for variables; also served under `/network/{network}` and `/company/{company}`. */
	path: string;
	/** All of them are needed. */
	scope: string | readonly string[];
	query?: Fields;
	/** A header without which there is no query. */
	queryHeader?: string;
	/** Without it a JSON body is ignored. */
	body?: Fields;
	/** Whether the body may be missing. */
	isBodyOptional?: true;
	multipart?: MultipartSpec;
	/** Whether a webhook token is enough [Zoho's help: webhook tokens]. */
	takesWebhookToken?: true;
	/** Exists only while this is true. */
	when?: (switches: SandboxSwitches) => boolean;
	handle: (call: Call) => Answer;
}
