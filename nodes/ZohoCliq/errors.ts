import type { INode, JsonObject as N8nJsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

/** What went wrong, in the terms a workflow can branch on. */
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

/** What had already gone out when something failed: whole items, then parts and files of this one. */
export interface Sent {
	items: number;
	parts: number;
	files: number;
}

/** An error as the user sees it: `context.cliq` when thrown, the item's `error` on Continue On Fail. */
export interface Problem {
	/** What happened, in one line. */
	message: string;
	kind: ErrorKind;
	/** Null when nothing answered. */
	httpStatus: number | null;
	/** Cliq's own code, or the network's; null when there is none. */
	code: string | null;
	/** Why. */
	description: string;
	/** What to click. */
	remedy: string;
	requiredScopes?: string[];
	retryAfterSeconds?: number;
	sent?: Sent;
}

/** Cliq's own words about a refusal, as far as its body could be read. */
export interface Refusal {
	readonly code: string | null;
	/** Without markup; '' for none. */
	readonly message: string;
}

/** Carries a problem from where it is found to the loop over items, which makes n8n's own error of it. */
export class CliqError extends Error {
	/** @param refusal what Cliq itself said, where it was Cliq that refused */
	constructor(
		readonly problem: Problem,
		readonly refusal?: Refusal,
	) {
		super(problem.message);
		this.name = 'CliqError';
	}

	/** @returns the same error, told in other words where the changes have some */
	with(changes: Partial<Problem>): CliqError {
		return new CliqError({ ...this.problem, ...changes }, this.refusal);
	}
}

/** What a user reads of a problem. */
export type Words = Pick<Problem, 'message' | 'description' | 'remedy'>;

/**
 * @param told what a user reads, and what else is known; without a status nothing answered
 * @param refusal what Cliq itself said, where it was Cliq that refused
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

/** Kinds found before anything is sent. */
const BEFORE_SENDING: readonly ErrorKind[] = ['INVALID_INPUT', 'FILE_REJECTED'];

const UNSENT = 'Nothing was sent for this item.';

/**
 * @param field the field's label as the user sees it
 * @param why what is wrong with its value, continuing the sentence: `"Channel" must not be empty`
 * @returns the error for a field that cannot work, found before anything is sent
 */
export function invalidInput(
	field: string,
	why: string,
	remedy = `Correct "${field}" and run the node again.`,
): CliqError {
	return cliqError('INVALID_INPUT', { message: `"${field}" ${why}`, description: UNSENT, remedy });
}

/**
 * @param message what is wrong with which file
 * @returns the error for a file that Cliq would not take, found before anything is sent
 */
export function fileRejected(message: string, remedy: string): CliqError {
	return cliqError('FILE_REJECTED', { message, description: UNSENT, remedy });
}

/**
 * @param error anything caught
 * @returns its problem; what is not ours becomes UNKNOWN_ERROR in its own words
 */
export function problemOf(error: unknown): Problem {
	if (error instanceof CliqError) return error.problem;
	const { problem } = cliqError('UNKNOWN_ERROR', {
		message: messageOf(error) || 'Something unexpected happened',
		description: 'The node did not expect this.',
		remedy: 'Run the node again; if it happens again, report it with the steps that lead to it.',
	});
	return problem;
}

/**
 * @param error anything caught: not every error is an instance of this realm's Error
 * @returns its message, '' for none
 */
export function messageOf(error: unknown): string {
	const isObject = typeof error === 'object' && error !== null;
	return isObject && 'message' in error && typeof error.message === 'string' ? error.message : '';
}

/**
 * @param isEnd whether the run ends here, so that items before this one count too
 * @returns the problem, saying what had already gone out, so that nobody sends it twice
 */
export function withSent(problem: Problem, sent: Sent, isEnd: boolean): Problem {
	const gone = [
		isEnd && sent.items > 0 && `the first ${pluralize(sent.items, 'item')}`,
		sent.parts > 0 && `the first ${pluralize(sent.parts, 'message')} of this item`,
		sent.files > 0 && `the first ${pluralize(sent.files, 'file')} of this item`,
	].filter((words) => words !== false);
	if (gone.length === 0) return { ...problem, sent };
	const description = `${problem.description} Already sent: ${gone.join(', ')}.`;
	const remedy = `${problem.remedy} Send only the rest then: all of it again would arrive twice.`;
	return { ...problem, description, remedy, sent };
}

function pluralize(number: number, what: string): string {
	return number === 1 ? what : `${number} ${what}s`;
}

/** @returns whether the node runs as a tool of an AI agent */
export function isTool({ type }: INode): boolean {
	return type.endsWith('Tool');
}

/**
 * Makes the error that n8n shows: message, then why and what to click.
 *
 * @param problem what went wrong; stands in the error's `context.cliq`
 * @param itemIndex the item it happened at, if one
 */
export function toNodeError(
	node: INode,
	problem: Problem,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	// n8n tells an AI agent no more of an error than its message.
	const message = isTool(node) ? `${problem.message}. ${problem.remedy}` : problem.message;
	const description = `${problem.description} ${problem.remedy}`;
	// A fresh plain object: given a response or a code, NodeApiError replaces our words with its own.
	const error = BEFORE_SENDING.includes(problem.kind)
		? new NodeOperationError(node, message, { description, itemIndex })
		: new NodeApiError(node, {} as N8nJsonObject, {
				message,
				description,
				// Never a network code like the one for a reset connection: n8n has words of its own for those.
				httpCode: problem.httpStatus === null ? problem.kind : String(problem.httpStatus),
				itemIndex,
			});
	// Where a message holds a network or system code (in a file's name, say), n8n puts its own words.
	error.message = message;
	error.context.cliq = problem;
	return error;
}
