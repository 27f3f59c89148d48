import type { INode, JsonObject as N8nJsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

/** What went wrong, as kinds a workflow can branch on. */
export type ErrorKind =
	| 'REFRESH_TOKEN_REQUIRED'
	| 'SCOPE_INSUFFICIENT'
	| 'PERMISSION_DENIED'
	| 'ENDPOINT_INVALID'
	| 'RATE_LIMITED'
	| 'FILE_REJECTED'
	| 'INVALID_INPUT'
	| 'REJECTED'
	| 'UNAVAILABLE'
	| 'UNKNOWN_ERROR';

/** One of several people that an item is sent to. */
export interface Recipient {
	/** As given: a ZUID or an email. */
	readonly userId: string;
	readonly chatId?: string;
	readonly messageId?: string;
	/** The ids of a text that took several messages. */
	readonly parts?: ReadonlyArray<{ readonly messageId?: string }>;
	/** Why the person did not get it, or not all of it. */
	readonly error?: string;
}

/**
 * What had been sent before a failure: complete items, then parts and files of this one, which may stand for
 * several items.
 */
export interface Sent {
	items: number;
	parts: number;
	files: number;
	/** If the item goes to several people: whom it was tried for, in order. */
	recipients?: Recipient[];
}

/** An error as the user sees it: `context.cliq` if thrown, the item's `error` with Continue On Fail. */
export interface Problem {
	/** What happened, in one line. */
	message: string;
	kind: ErrorKind;
	/** Null if there was no response. */
	httpStatus: number | null;
	/** Cliq's own code, or the network's; null if there is none. */
	code: string | null;
	description: string;
	remedy: string;
	requiredScopes?: string[];
	retryAfterSeconds?: number;
	sent?: Sent;
}

/** Cliq's own words about a refusal, if its body could be read. */
export interface Refusal {
	readonly code: string | null;
	/** Without markup; '' for none. */
	readonly message: string;
}

/** Carries a problem from its origin to the loop over items, which turns it into n8n's own error. */
export class CliqError extends Error {
	/** @param refusal Cliq's own words, if Cliq refused */
	constructor(
		readonly problem: Problem,
		readonly refusal?: Refusal,
	) {
		super(problem.message);
		this.name = 'CliqError';
	}

	/** @returns the same error with these changes to its problem */
	with(changes: Partial<Problem>): CliqError {
		return new CliqError({ ...this.problem, ...changes }, this.refusal);
	}
}

/** The text of a problem shown to the user. */
export type Words = Pick<Problem, 'message' | 'description' | 'remedy'>;

/**
 * @param told what the user reads, and further details; no status means there was no response
 * @param refusal Cliq's own words, if Cliq refused
 */
export function cliqError(
	kind: ErrorKind,
	told: Words & Partial<Omit<Problem, 'kind'>>,
	refusal?: Refusal,
): CliqError {
	const { message, httpStatus = null, code = null, description, remedy, ...rest } = told;
	const problem = { message, kind, httpStatus, code, description, remedy, ...rest };
	return new CliqError(problem, refusal);
}

/** Kinds detected before anything is sent. */
const BEFORE_SENDING: readonly ErrorKind[] = ['INVALID_INPUT', 'FILE_REJECTED'];

/** What an error detected before anything is sent says of that. */
export const UNSENT = 'Nothing was sent for this item.';

/**
 * @param field the field's label as the user sees it
 * @param why what is wrong with its value, continuing the sentence: `"Channel" must not be empty`
 * @returns the error for an invalid field, detected before anything is sent
 */
export function invalidInput(
	field: string,
	why: string,
	remedy = `Correct "${field}" and run the node again.`,
): CliqError {
	return cliqError('INVALID_INPUT', { message: `"${field}" ${why}`, description: UNSENT, remedy });
}

/**
 * @param message which file, and what is wrong with it
 * @returns the error for a file that Cliq would not accept, detected before anything is sent
 */
export function fileRejected(message: string, remedy: string): CliqError {
	return cliqError('FILE_REJECTED', { message, description: UNSENT, remedy });
}

/**
 * @param error anything caught
 * @returns its problem; a foreign error becomes UNKNOWN_ERROR with its own message
 */
export function problemOf(error: unknown): Problem {
	if (error instanceof CliqError) return error.problem;
	const { problem } = cliqError('UNKNOWN_ERROR', {
		message: messageOf(error) || 'Something unexpected happened',
		description: 'This is unexpected.',
		remedy: 'Run the node again; if it happens again, report it with the steps that lead to it.',
	});
	return problem;
}

/**
 * @param error anything caught; not every error is an instance of this realm's Error
 * @returns its message; '' if it has none
 */
export function messageOf(error: unknown): string {
	const isObject = typeof error === 'object' && error !== null;
	return isObject && 'message' in error && typeof error.message === 'string' ? error.message : '';
}

/**
 * @param isEnd whether the run ends here, so that earlier items count too
 * @param isCombined whether items go out in groups, which may lie anywhere in the input
 * @returns the problem, stating what was already sent, so that nobody sends it twice
 */
export function withSent(
	problem: Problem,
	sent: Sent,
	isEnd: boolean,
	isCombined: boolean,
): Problem {
	const before = isCombined
		? `other messages, of ${sent.items} items in all`
		: `the first ${pluralize(sent.items, 'item')}`;
	const these = isCombined ? 'these items' : 'this item';
	const reached = sent.recipients?.filter(({ error }) => error === undefined) ?? [];
	const gone = [
		isEnd && sent.items > 0 && before,
		reached.length > 0 && `${these} to ${reached.map(({ userId }) => userId).join(', ')}`,
		sent.parts > 0 && `the first ${pluralize(sent.parts, 'message')} of ${these}`,
		sent.files > 0 && `the first ${pluralize(sent.files, 'file')} of ${these}`,
	].filter((words) => words !== false);
	if (gone.length === 0) return { ...problem, sent };
	const description = `${problem.description} Already sent: ${gone.join(', ')}.`;
	const remedy = `${problem.remedy} Send only the rest; sending everything again would deliver it twice.`;
	return { ...problem, description, remedy, sent };
}

function pluralize(number: number, what: string): string {
	return number === 1 ? what : `${number} ${what}s`;
}

/** @returns whether the node runs as a tool of an AI agent */
export function isTool({ type }: INode): boolean {
	return type.endsWith('Tool');
}

/** @returns the status that n8n shows and offers help for: with 401, its lists suggest to check the credential */
function statusOf({ kind, httpStatus }: Problem): string {
	if (httpStatus !== null) return String(httpStatus);
	// Never a network code, for example of a reset connection: n8n has its own messages for those.
	return kind === 'REFRESH_TOKEN_REQUIRED' ? '401' : kind;
}

/**
 * Builds the error that n8n shows: the message, then what to click and why. n8n's panel shows the last two in
 * one paragraph, other places their first line.
 *
 * @param problem what went wrong; available in the error's `context.cliq`
 * @param itemIndex the item it occurred at, if any
 */
export function toNodeError(
	node: INode,
	problem: Problem,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	// n8n passes only an error's message to an AI agent, and to whoever activates a workflow.
	const isShort = isTool(node) || node.type.endsWith('Trigger');
	const message = isShort ? `${problem.message}. ${problem.remedy}` : problem.message;
	const description = [problem.remedy, problem.description]
		.filter((text) => text !== '')
		.join('\n');
	// A new plain object: given a response or a code, NodeApiError replaces the message with its own.
	const error = BEFORE_SENDING.includes(problem.kind)
		? new NodeOperationError(node, message, { description, itemIndex })
		: new NodeApiError(node, {} as N8nJsonObject, {
				message,
				description,
				httpCode: statusOf(problem),
				itemIndex,
			});
	// If a message contains a network or system code (in a file name, say), n8n replaces it.
	error.message = message;
	error.context.cliq = problem;
	return error;
}
