/** Everything that can go wrong between the node and Cliq, and the expected outcome. */
import type { ErrorKind } from '../../../nodes/ZohoCliq/errors';
import type { AnswerRule } from '../../../sandbox';

/** The outcome of a request. */
type Outcome =
	| 'done'
	| Extract<ErrorKind, 'UNAVAILABLE' | 'UNKNOWN_ERROR' | 'ENDPOINT_INVALID'>
	| 'REFRESH_TOKEN_REQUIRED';

export interface Fault {
	readonly name: string;
	readonly rule: AnswerRule;
	/** The expected outcome when a read or a write meets the fault every time. */
	readonly read: Outcome;
	readonly write: Outcome;
	/** Status of the problem; null when there was no complete response. */
	readonly httpStatus: number | null;
	/** How often a write may be sent: more than once only when Cliq surely did not carry it out. */
	readonly writes?: number;
	/** How often a read is tried, if not just once as for most responses. */
	readonly reads?: readonly [least: number, most: number];
}

/** "Again, three times": the node may or may not count the first attempt. */
const TRIED_AGAIN = [3, 4] as const;

const READABLE = JSON.stringify({
	data: { id: '7', name: 'Scott', unique_name: 'zylkermarketing' },
	message_id: '1599387839188_1',
});
const HALF = '{"data":{"id":"7","na';
const HTML = '<html><head><style>b{}</style></head><body><h1>Sign in</h1></body></html>';
const TWENTY_MB = 20 * 1024 * 1024;
/** Created once, because creating them is slow. */
const huge = {
	text: 'x'.repeat(TWENTY_MB),
	html: '<b '.repeat(TWENTY_MB / 3),
	json: `["${'1234567890123456 \\'.repeat(TWENTY_MB / 18)}`,
	script: '<script>'.repeat(TWENTY_MB / 8),
};

function lost(name: string, rule: AnswerRule): Fault {
	return {
		name,
		rule,
		read: 'UNAVAILABLE',
		write: 'UNAVAILABLE',
		httpStatus: null,
		reads: TRIED_AGAIN,
	};
}

/** A response with a success status and nothing else that can be read. */
function unreadable(name: string, rule: AnswerRule): Fault {
	const { status: httpStatus = 200 } = rule;
	return { name, rule, read: 'UNKNOWN_ERROR', write: 'done', httpStatus };
}

function readable(name: string, headers: Record<string, string>): Fault {
	const rule = { status: 200, body: READABLE, headers };
	return { name, rule, read: 'done', write: 'done', httpStatus: 200 };
}

/** @param otherHost address of another host, which must never receive a request */
export function faultsWith(otherHost: string): readonly Fault[] {
	return [
		lost('connection reset before the body', { before: 'reset' }),
		lost('connection reset during the body', { before: 'reset', afterBytes: 5 }),
		lost('connection reset after the body', { before: 'reset', afterBytes: Infinity }),
		lost('connection reset after the request was carried out', {
			before: 'reset',
			handle: 'after',
		}),
		lost('connection reset within the answer', {
			body: HALF,
			ending: 'reset',
			handle: 'after',
		}),
		lost('answer cut off by an orderly close', { body: HALF, ending: 'close', handle: 'after' }),
		lost('answer that is no HTTP', { ending: 'garbage' }),
		lost('answer that is not the gzip it claims to be', {
			body: READABLE,
			headers: { 'content-encoding': 'gzip' },
		}),
		lost('stall before the body', { before: 'stall' }),
		lost('stall after the body', { before: 'stall', afterBytes: Infinity }),
		lost('stall after the request was carried out', { before: 'stall', handle: 'after' }),
		lost('answer that drips byte by byte, for ever', { body: '{', ending: 'drip' }),
		lost('error that drips byte by byte, for ever', { status: 503, ending: 'drip' }),

		unreadable('half a JSON', { status: 200, body: HALF, handle: 'after' }),
		unreadable('HTML with 200', {
			status: 200,
			body: HTML,
			headers: { 'content-type': 'text/html' },
		}),
		unreadable('empty 200', { status: 200, body: '', handle: 'after' }),
		unreadable('204', { status: 204, handle: 'after' }),
		unreadable('20 MB that are no JSON', { status: 200, body: huge.text }),
		unreadable('20 MB of HTML', { status: 200, body: huge.html }),
		unreadable('20 MB of half a JSON', { status: 200, body: huge.json }),

		readable('JSON that says it is HTML', { 'content-type': 'text/html' }),
		readable('JSON that says it is a picture', { 'content-type': 'image/png' }),
		readable('JSON that says nothing about itself', { 'content-type': '' }),
		readable('JSON with nonsense about itself', { 'content-type': '\u00ff;;charset=klingon' }),

		...[301, 302, 303, 307, 308].map(
			(status): Fault => ({
				name: `redirect to another host with ${status}`,
				rule: { status, headers: { location: `${otherHost}/api/v2/elsewhere` } },
				read: 'ENDPOINT_INVALID',
				write: 'ENDPOINT_INVALID',
				httpStatus: status,
			}),
		),
		{
			name: 'storm of 401',
			rule: { status: 401, body: '{"code":"oauthtoken_invalid","message":"No."}' },
			read: 'REFRESH_TOKEN_REQUIRED',
			write: 'REFRESH_TOKEN_REQUIRED',
			httpStatus: 401,
			writes: 2,
			reads: [1, 2],
		},
		...[500, 501, 502, 503, 504].map(
			(status): Fault => ({
				...lost(`HTTP ${status}`, { status, body: HTML, headers: { 'content-type': 'text/html' } }),
				httpStatus: status,
			}),
		),
		{
			...lost('HTTP 500 after the request was carried out', {
				status: 500,
				body: '{"code":"internal_error"}',
				handle: 'after',
			}),
			httpStatus: 500,
		},
		{
			...lost('HTTP 503 with 20 MB', { status: 503, body: huge.script }),
			httpStatus: 503,
		},
	];
}
