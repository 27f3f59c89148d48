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

/** Checks that an error has the shape that workflows may rely on. */
export function expectExplained(error: NodeFailure | undefined): Problem {
	if (!error) throw new Error('The operation was expected to fail');
	const problem = error.context.cliq as Problem;
	const { recipients } = problem.sent ?? {};
	expect(problem).toEqual({
		message: expect.stringMatching(/\S/) as string,
		kind: expect.stringMatching(new RegExp(`^(${Object.keys(KINDS).join('|')})$`)) as string,
		httpStatus: problem.httpStatus === null ? null : (expect.any(Number) as number),
		code: problem.code === null ? null : (expect.stringMatching(/\S/) as string),
		description: expect.stringMatching(/\S/) as string,
		remedy: expect.stringMatching(/\S/) as string,
		sent: {
			items: expect.any(Number) as number,
			parts: expect.any(Number) as number,
			files: expect.any(Number) as number,
			// Only of several people.
			...(recipients && {
				recipients: recipients.map(
					() =>
						expect.objectContaining({ userId: expect.stringMatching(/\S/) as string }) as object,
				),
			}),
		},
		...(problem.kind === 'SCOPE_INSUFFICIENT' && { requiredScopes: [expect.any(String)] }),
		...(problem.kind === 'RATE_LIMITED' && { retryAfterSeconds: expect.any(Number) as number }),
	});
	expect(error).toBeInstanceOf(KINDS[problem.kind]);
	if (error instanceof NodeApiError) {
		const { httpStatus, kind } = problem;
		const status = kind === 'REFRESH_TOKEN_REQUIRED' ? '401' : kind;
		expect(error.httpCode).toBe(httpStatus === null ? status : String(httpStatus));
	}
	expect(error.message).toBe(problem.message);
	expect(error.description).toBe(`${problem.remedy}\n${problem.description}`);
	// n8n creates a cause from the message; anything more is a foreign error.
	if (error.cause !== undefined) {
		expect(error.cause.message).toBe(problem.message);
		expect(error.cause).not.toHaveProperty('config');
		expect(error.cause).not.toHaveProperty('response');
	}
	for (const words of [error.message, error.description, ...error.messages]) {
		expect(words).not.toMatch(RAW);
	}
	return problem;
}
