import type { Answer } from './answers';
import type { UploadedFile } from './body';
import type { Fields } from './fields';
import type { Organization, User } from './organization';
import type { SandboxSwitches } from './switches';
import type { Threshold } from './throttle';

/** A call that has passed every check that the table can state. */
export interface Call {
	user: User;
	/** From the path, decoded. */
	params: Readonly<Record<string, string>>;
	query: Readonly<Record<string, string>>;
	/** The JSON body, or `{}`. */
	body: Readonly<Record<string, unknown>>;
	/** The texts of a multipart body. */
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

/** What a multipart body may hold. */
export interface MultipartSpec {
	/** The name of a file's part; any other is an extra key. */
	filePart: (switches: SandboxSwitches) => string;
	fields: Fields;
	/** Refused altogether while this holds. */
	refused?: (switches: SandboxSwitches) => boolean;
}

/**
 * One API of Cliq: adding one is adding such an entry to a list in `endpoints/`.
 * Thresholds, locks and scopes are stated here from Zoho's OpenAPI documents, and on purpose not taken from the node's
 * table: a wrong number there must fail against this.
 */
export interface Endpoint extends Threshold {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** With `{name}` for what varies; also served under `/network/{network}`. */
	path: string;
	scope: string;
	query?: Fields;
	/** Without it a JSON body is not looked at. */
	body?: Fields;
	multipart?: MultipartSpec;
	/** Exists only while this holds. */
	when?: (switches: SandboxSwitches) => boolean;
	handle: (call: Call) => Answer;
}
