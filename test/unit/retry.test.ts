import { endpoint } from '../support/endpoints';
import type { Endpoint } from '../../nodes/ZohoCliq/cliq/endpoints';
import type { Answer } from '../../nodes/ZohoCliq/cliq/response';
import { backoff, retryRuleFor, retryRules } from '../../nodes/ZohoCliq/cliq/retry';
import type { RetryRule } from '../../nodes/ZohoCliq/cliq/retry';
import type { NoAnswer } from '../../nodes/ZohoCliq/cliq/session';
import { answer } from '../support/fakeN8n';

type Method = Endpoint['method'];

const ruleFor = (method: Method, outcome: Answer | NoAnswer) =>
	retryRuleFor(
		{
			...endpoint('users.getMe'),
			method,
			isIdempotent: method !== 'POST',
		},
		outcome,
	);

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'DELETE'];
const REPEATABLE = METHODS.filter((method) => method !== 'POST');

const UNKNOWN_FATE: ReadonlyArray<Answer | NoAnswer> = [
	...[500, 501, 502, 503, 504, 599].map((status) => answer(status)),
	{ code: 'ECONNRESET', mayHaveArrived: true },
	{ code: null, mayHaveArrived: true },
];

describe('a call is sent again', () => {
	it.each(METHODS)('when it was never sent, whatever it is: %s', (method) => {
		const outcome = { code: 'ENOTFOUND', mayHaveArrived: false };
		expect(ruleFor(method, outcome)).toBe(retryRules.neverSent);
	});

	it.each(REPEATABLE)('when its fate is unknown and twice does no harm: %s', (method) => {
		for (const outcome of UNKNOWN_FATE) {
			expect(ruleFor(method, outcome)).toBe(retryRules.repeatable);
		}
	});

	it('never when its fate is unknown and it could arrive twice: POST', () => {
		for (const outcome of UNKNOWN_FATE) expect(ruleFor('POST', outcome)).toBeUndefined();
	});

	it.each(METHODS)('never when Cliq took or refused it: %s', (method) => {
		for (const status of [200, 201, 204, 302, 400, 401, 403, 404, 405, 408, 409, 422]) {
			expect(ruleFor(method, answer(status))).toBeUndefined();
		}
	});
});

describe('how often', () => {
	it.each<[keyof typeof retryRules, number]>([
		['throttled', 4],
		['neverSent', 3],
		['repeatable', 3],
	])('%s: again %d times', (name, retries) => {
		expect(retryRules[name].retries).toBe(retries);
	});
});

describe('the pause before the next try', () => {
	const rule: RetryRule = { retries: 9, backoffMs: 1000 };

	afterEach(() => {
		jest.restoreAllMocks();
	});

	it.each([
		[1, 500, 1500],
		[2, 1000, 3000],
		[3, 2000, 6000],
	])('after try %d is between %d and %d ms', (tries, least, most) => {
		const random = jest.spyOn(Math, 'random');
		random.mockReturnValue(0);
		expect(backoff(rule, tries)).toBe(least);
		random.mockReturnValue(1 - Number.EPSILON);
		expect(backoff(rule, tries)).toBe(most);
	});

	it('is spread by chance, and whole milliseconds', () => {
		const pauses = Array.from({ length: 100 }, () => backoff(rule, 1));
		expect(new Set(pauses).size).toBeGreaterThan(10);
		for (const pause of pauses) {
			expect(Number.isInteger(pause)).toBe(true);
			expect(pause).toBeGreaterThanOrEqual(500);
			expect(pause).toBeLessThanOrEqual(1500);
		}
	});
});
