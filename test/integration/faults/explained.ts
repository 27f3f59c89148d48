import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { ErrorKind, Problem } from '../../../nodes/ZohoCliq/errors';
import type { NodeFailure } from '../../support/engine';

const KINDS: Readonly<Record<ErrorKind, typeof NodeApiError | typeof NodeOperationError>> = {
	REFRESH_TOKEN_REQUIRED: NodeApiError,
	SCOPE_INSUFFICIENT: NodeApiError,
	PERMISSION_DENIED: NodeApiError,
	ENDPOINT_INVALID: NodeApiError,
	RATE_LIMITED: NodeApiError,
	FILE_REJECTED: NodeOperationError,
	INVALID_INPUT: NodeOperationError,
	REJECTED: NodeApiError,
	UNAVAILABLE: NodeApiError,
	UNKNOWN_ERROR: NodeApiError,
};

const RAW =
	/axios|\bat .+:\d+:\d+|node_modules|\[object|undefined|TypeError|Unexpected token|socket hang up|stream has been aborted|Parse Error|incorrect header|timeout of|did not expect this/i;

const WORDS = expect.stringMatching(/\S/) as string;
const NUMBER = expect.any(Number) as number;
const KIND = expect.stringMatching(new RegExp(`^(${Object.keys(KINDS).join('|')})$`)) as string;
const RECIPIENT = expect.objectContaining({ userId: WORDS }) as object;

/** Checks that an error has the shape that workflows may rely on; by one `expect`, as it runs thousands of times. */
export function expectExplained(error: NodeFailure | undefined): Problem {
	if (!error) throw new Error('The operation was expected to fail');
	const problem = error.context.cliq as Problem;
	const { message, description, cause } = error;
	const { kind, httpStatus } = problem;
	const status = kind === 'REFRESH_TOKEN_REQUIRED' ? '401' : kind;
	expect({
		problem,
		isOfItsClass: error instanceof KINDS[kind],
		httpCode: error instanceof NodeApiError ? error.httpCode : undefined,
		message,
		description,
		cause: cause && [cause.message, 'config' in cause, 'response' in cause],
		raw: [message, description, ...error.messages].filter((words) => RAW.test(String(words))),
	}).toEqual({
		problem: shapeOf(problem),
		isOfItsClass: true,
		httpCode: KINDS[kind] === NodeApiError ? String(httpStatus ?? status) : undefined,
		message: problem.message,
		description: `${problem.remedy}\n${problem.description}`,
		// n8n creates a cause from the message; anything more is a foreign error.
		cause: cause === undefined ? undefined : [problem.message, false, false],
		raw: [],
	});
	return problem;
}

function shapeOf({ kind, httpStatus, code, sent }: Problem): Record<keyof Problem, unknown> {
	const { recipients } = sent ?? {};
	return {
		message: WORDS,
		kind: KIND,
		httpStatus: httpStatus === null ? null : NUMBER,
		code: code === null ? null : WORDS,
		description: WORDS,
		remedy: WORDS,
		sent: {
			items: NUMBER,
			parts: NUMBER,
			files: NUMBER,
			// Only of several people.
			...(recipients && { recipients: recipients.map(() => RECIPIENT) }),
		},
		requiredScopes: kind === 'SCOPE_INSUFFICIENT' ? [expect.any(String)] : undefined,
		retryAfterSeconds: kind === 'RATE_LIMITED' ? NUMBER : undefined,
	};
}
