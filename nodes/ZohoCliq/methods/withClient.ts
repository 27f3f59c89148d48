import type { ILoadOptionsFunctions, INode, JsonObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { CliqClient } from '../cliq/client';
import { openSession } from '../cliq/session';
import type { Problem } from '../errors';
import { cliqError, problemOf } from '../errors';
import { networkIn } from './currentForm';

/** Maximum number of pages loaded each time someone opens a list. */
export const MAX_PAGES = 10;

/**
 * Loads a list, from the network that the form names.
 *
 * @throws an n8n error, which the editor shows in place of the list
 */
export async function withClient<Result>(
	context: ILoadOptionsFunctions,
	load: (client: CliqClient) => Promise<Result>,
): Promise<Result> {
	try {
		return await load(new CliqClient(await openSession(context, networkIn(context))));
	} catch (error) {
		throw toListError(context.getNode(), problemOf(error));
	}
}

/** With one of these, n8n shows a link to the credential. [n8n 2.40] */
const CREDENTIAL_KINDS: ReadonlyArray<Problem['kind']> = [
	'REFRESH_TOKEN_REQUIRED',
	'SCOPE_INSUFFICIENT',
];

/** A list has room for what to do, not for why; n8n shows it only for this class. [n8n 2.40] */
function toListError(node: INode, problem: Problem): NodeApiError {
	const { kind, message, remedy, httpStatus } = problem;
	const typed = 'Meanwhile, you can type the ID or name instead of picking it.';
	const description = kind === 'INVALID_INPUT' ? remedy : `${remedy} ${typed}`;
	const status = CREDENTIAL_KINDS.includes(kind) ? 401 : httpStatus;
	const httpCode = status === null ? null : String(status);
	// A new plain object: given a response or a code, NodeApiError replaces the message with its own.
	const error = new NodeApiError(node, {} as JsonObject, { message, description, httpCode: kind });
	// n8n replaces a message that contains a system code, and shows a code in front of the message.
	Object.assign(error, { message, httpCode });
	error.context.cliq = problem;
	return error;
}

/**
 * @param what the label of another field
 * @param listed what the list would show of it
 * @returns the error of a list that depends on that field while it is empty or known only during a run
 */
export function pickFirst(what: string, listed: string, otherwise = 'choose By ID here') {
	return cliqError('INVALID_INPUT', {
		message: `Pick the ${what} first`,
		description: 'The list depends on it.',
		remedy: `The list shows the ${listed} of the ${what.toLowerCase()} above. If that is an expression, ${otherwise}.`,
	});
}
