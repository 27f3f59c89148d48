import * as n8nTwo from 'n8n-workflow';
import * as n8nOne from 'n8n-workflow-v1';

import * as errors from '../../nodes/ZohoCliq/errors';
import type { ErrorKind, Problem } from '../../nodes/ZohoCliq/errors';
import { neverConnected } from '../../nodes/ZohoCliq/cliq/explain/connection';
import { connectionLost } from '../../nodes/ZohoCliq/cliq/explain/noResponse';
import { explainResponse } from '../../nodes/ZohoCliq/cliq/explain/response';
import { answer, cliqNode, connection, problemOfCall } from '../support/fakeN8n';
import { endpoint } from '../support/endpoints';

/** The node's own code as n8n 1.x loads it. */
function onFirstLine(): typeof errors {
	let loaded = errors;
	jest.isolateModules(() => {
		jest.doMock('n8n-workflow', () => n8nOne);
		loaded = jest.requireActual('../../nodes/ZohoCliq/errors');
	});
	jest.dontMock('n8n-workflow');
	return loaded;
}

const LINES: Array<[string, typeof n8nTwo, typeof errors]> = [
	['n8n 2.x', n8nTwo, errors],
	['n8n 1.x', n8nOne as unknown as typeof n8nTwo, onFirstLine()],
];

const explained = (status: number, body?: unknown) =>
	explainResponse(answer(status, body), endpoint('messages.postToUser'), connection()).problem;

const PROBLEMS: Record<ErrorKind, Problem> = {
	REFRESH_TOKEN_REQUIRED: neverConnected().problem,
	SCOPE_INSUFFICIENT: explained(403, { code: 'oauthtoken_scope_invalid' }),
	PERMISSION_DENIED: explained(403),
	ENDPOINT_INVALID: explained(404),
	RATE_LIMITED: explained(400, { code: 'request_limit_exceeded' }),
	FILE_REJECTED: errors.fileRejected('"a.txt" is empty', 'Check it.').problem,
	INVALID_INPUT: errors.invalidInput('Channel', 'must not be empty').problem,
	REJECTED: explained(400, { code: 'operation_failed', message: 'No.' }),
	UNAVAILABLE: connectionLost('ECONNRESET', endpoint('messages.postToUser'), true).problem,
	UNKNOWN_ERROR: errors.problemOf(new Error('Boom')),
};

const KINDS = Object.entries(PROBLEMS);

describe.each(LINES)('the error that %s shows', (_line, n8n, { toNodeError }) => {
	it.each(KINDS)('%s keeps our message, problem and item', (_kind, problem) => {
		const error = toNodeError(cliqNode, problem, 3);
		expect(error.message).toBe(problem.message);
		expect(error.description).toBe(`${problem.remedy}\n${problem.description}`);
		expect(error.context.cliq).toBe(problem);
		expect(error.context.itemIndex).toBe(3);
		expect(error.node).toBe(cliqNode);
	});

	it.each(KINDS)('%s is n8n’s own class, without a subclass', (kind, problem) => {
		const found = kind === 'FILE_REJECTED' || kind === 'INVALID_INPUT';
		const expected = found ? n8n.NodeOperationError : n8n.NodeApiError;
		expect(Object.getPrototypeOf(toNodeError(cliqNode, problem))).toBe(expected.prototype);
	});

	it.each([
		[explained(403), '403'],
		[explained(500), '500'],
		[explained(429), '429'],
		[neverConnected().problem, '401'],
		[PROBLEMS.UNAVAILABLE, 'UNAVAILABLE'],
	])('has the status as text to branch on (%#)', (problem, httpCode) => {
		expect(toNodeError(cliqNode, problem)).toHaveProperty('httpCode', httpCode);
	});

	it.each(['ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', 'ECONNREFUSED'])(
		'never repeats n8n’s advice to retry for %s',
		(code) => {
			const { problem } = connectionLost(code, endpoint('messages.postToUser'), true);
			const error = toNodeError(cliqNode, problem);
			expect(error.message).toBe('The connection to Cliq was lost');
			expect(`${error.message} ${error.description ?? ''}`).not.toContain('immediately');
		},
	);

	it.each([
		['a file', errors.fileRejected('"ENOENT.txt" is empty', 'Check it.').problem],
		['user input', errors.invalidInput('User', 'must be an email, not "EPERM"').problem],
		['a foreign error', errors.problemOf(new Error('ENOENT: no such file /data/x'))],
	])('keeps our message even if %s is named like a network code', (_what, problem) => {
		const error = toNodeError(cliqNode, problem);
		expect(error.message).toBe(problem.message);
		expect(error.description).toBe(`${problem.remedy}\n${problem.description}`);
	});
});

describe('an invalid field', () => {
	it('is named, with the reason and the remedy, and nothing is sent', () => {
		const problem = problemOfCall(() => {
			throw errors.invalidInput('Channel', 'must not be empty');
		});
		expect(problem).toEqual({
			message: '"Channel" must not be empty',
			kind: 'INVALID_INPUT',
			httpStatus: null,
			code: null,
			description: 'Nothing was sent for this item.',
			remedy: 'Correct "Channel" and run the node again.',
		});
	});
});

describe('a reworded error', () => {
	const refusal = { code: 'x', message: 'Why.' };
	const error = new errors.CliqError(explained(400), refusal);
	const other = error.with({ kind: 'ENDPOINT_INVALID', message: 'Not there', remedy: 'Look.' });

	it('contains the changes, and what is unchanged', () => {
		expect(other).toBeInstanceOf(errors.CliqError);
		expect(other.message).toBe('Not there');
		expect(other.problem).toEqual({
			...error.problem,
			kind: 'ENDPOINT_INVALID',
			message: 'Not there',
			remedy: 'Look.',
		});
	});

	it('keeps Cliq’s response, and leaves the original unchanged', () => {
		expect(other.refusal).toBe(refusal);
		expect(error.problem.kind).toBe('REJECTED');
	});
});

describe('a foreign error', () => {
	it.each([
		['an error', new TypeError('Boom'), 'Boom'],
		['an error without a message', new Error(''), 'Something unexpected happened'],
		['a text', 'Boom', 'Something unexpected happened'],
		['nothing', undefined, 'Something unexpected happened'],
	])('is UNKNOWN_ERROR with its own message: %s', (_what, thrown, message) => {
		expect(errors.problemOf(thrown)).toMatchObject({
			kind: 'UNKNOWN_ERROR',
			message,
			httpStatus: null,
			code: null,
		});
	});

	it('is distinguished from ours, which is unchanged', () => {
		const error = errors.fileRejected('x', 'y');
		expect(errors.problemOf(error)).toBe(error.problem);
		expect(error).toBeInstanceOf(Error);
		expect(error.message).toBe('x');
	});
});
