import { sleep } from 'n8n-workflow';

import { forgetCalls, liftRateLimits } from '../support/processState';
import { operations } from '../../nodes/ZohoCliq/resources';
import type { OtherHost, RecordedRequest } from '../../sandbox';
import { startOtherHost } from '../../sandbox';
import type { Exercise, Fault } from './faultCases';
import {
	arrivals,
	exercises,
	expectExplained,
	faultsWith,
	isRepeatable,
	isWrite,
	oneOfEach,
	ordinaryExercises,
	perform,
	tooMany,
	useQuickTime,
} from './faultCases';
import { nameOf } from '../support/forms';
import { useWorld } from './world';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const world = useWorld({ history: true, switches: { thresholds: false } });
useQuickTime(jest.mocked(sleep), () => world.sandbox);

let elsewhere: OtherHost;

beforeAll(async () => {
	elsewhere = await startOtherHost();
});
beforeEach(() => {
	liftRateLimits();
	elsewhere.visits.length = 0;
});
afterAll(async () => {
	forgetCalls();
	await elsewhere.close();
});

/** The names alone: the addresses are known only once the servers run. */
const faultNames = faultsWith('').map(({ name }) => name);

function faultNamed(wanted: string): Fault {
	const fault = faultsWith(elsewhere.url).find(({ name }) => name === wanted);
	if (!fault) throw new Error(`No fault "${wanted}"`);
	return fault;
}

/** What an exercise does when nothing goes wrong. */
interface Course {
	readonly requests: RecordedRequest[];
	/** What there was before. */
	readonly before: string[];
	readonly arrivals: string[];
}

const courses = new Map<Exercise, Course>();

async function courseOf(exercise: Exercise): Promise<Course> {
	const known = courses.get(exercise);
	if (known) return known;
	const before = arrivals(world.sandbox);
	const { error } = await perform(world, exercise);
	if (error) throw error;
	const { requests } = world.sandbox;
	const course = { requests: [...requests], before, arrivals: arrivals(world.sandbox) };
	courses.set(exercise, course);
	startAfresh();
	return course;
}

function startAfresh(): void {
	world.sandbox.reset();
	world.connect();
}

it('meet every operation of the node', () => {
	// Any body is a file: what else can go wrong with one has tests of its own.
	const met = [
		'file.download',
		...[...exercises, ...ordinaryExercises].map(({ operation }) => operation),
	];
	expect([...new Set(met)].sort()).toEqual(operations.map(nameOf).sort());
});

/** What shows that an operation reads, writes, refreshes and explains as all others do. */
const TELLING = [
	'connection reset after the request was carried out',
	'HTML with 200',
	'204',
	'redirect to another host with 302',
	'storm of 401',
	'HTTP 503',
];

function faultsFor(exercise: Exercise): string[] {
	if (ordinaryExercises.includes(exercise)) return TELLING;
	// 20 MB take their time, so each operation gets them once.
	const isFirst = oneOfEach.includes(exercise);
	return faultNames.filter((name) => isFirst || !name.includes('20 MB'));
}

describe.each([...exercises, ...ordinaryExercises])('$operation, $name', (exercise) => {
	it.each(faultsFor(exercise))('copes with: %s', async (name) => {
		const fault = faultNamed(name);
		const course = await courseOf(exercise);
		for (const [skip, struck] of course.requests.entries()) {
			startAfresh();
			// Whatever the node tries instead meets the same fault.
			world.sandbox.answerNext({ ...fault.rule, path: /\/api\//, skip, times: Infinity });
			const { error, items } = await perform(world, exercise);
			const outcome = isWrite(struck) ? fault.write : fault.read;
			if (outcome === 'done') {
				expect(error).toBeUndefined();
				for (const { json } of items) expect(json).not.toHaveProperty('error');
			} else {
				const problem = expectExplained(error);
				expect(problem).toMatchObject({ kind: outcome, httpStatus: fault.httpStatus });
				expect(problem.sent).toEqual(sentBy(course.requests.slice(0, skip)));
				if (outcome === 'UNAVAILABLE') expect(problem.description).toMatch(fateOf(struck));
				expectTries(course.requests, skip, fault);
			}
			expectNothingTwice(course, fault);
			expect(elsewhere.visits).toEqual([]);
		}
	});
});

describe.each(exercises)('$operation, $name', (exercise) => {
	it('goes on where a read fails once, and never sends a write again', async () => {
		const course = await courseOf(exercise);
		for (const fault of faultsWith(elsewhere.url)) {
			if (fault.write !== 'UNAVAILABLE' || /20 MB|50[124]/.test(fault.name)) continue;
			for (const [skip, struck] of course.requests.entries()) {
				startAfresh();
				world.sandbox.answerNext({ ...fault.rule, path: /\/api\//, skip });
				const { error } = await perform(world, exercise);
				const label = `${fault.name}, request ${skip}`;
				expect([label, error?.message]).toEqual([
					label,
					isRepeatable(struck) ? undefined : (expect.any(String) as string),
				]);
				if (!error) expect(arrivals(world.sandbox)).toEqual(course.arrivals);
				expectNothingTwice(course, fault);
			}
		}
	});
});

describe('nothing listening at the address', () => {
	it.each(exercises)('of $operation, $name, is no danger to try again', async (exercise) => {
		world.connect({ cliqUrl: 'http://127.0.0.1:1' });
		const { error } = await perform(world, exercise);
		const problem = expectExplained(error);
		expect(problem).toMatchObject({ kind: 'UNAVAILABLE', code: 'ECONNREFUSED', httpStatus: null });
		expect(problem.description).toContain('Nothing was sent');
	});
});

describe('faults of the token endpoint', () => {
	it.each(faultNames)('%s', async (name) => {
		const { rule, write } = faultNamed(name);
		for (const exercise of name.includes('20 MB') ? oneOfEach.slice(0, 1) : oneOfEach) {
			startAfresh();
			const before = arrivals(world.sandbox);
			world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ expired: true }) } });
			world.sandbox.answerNext({ ...rule, path: /token$/, times: Infinity });
			const { error } = await perform(world, exercise);
			const problem = expectExplained(error);
			// A connection that only lacks an answer must not be thrown away.
			if (write === 'UNAVAILABLE') {
				expect(problem.kind).toBe('UNAVAILABLE');
				expect(problem.remedy).toContain('no need to reconnect');
			}
			expect(arrivals(world.sandbox)).toEqual(before);
			// Redirects of this endpoint are followed by n8n itself, which asks no node whether it should.
			for (const { headers } of elsewhere.visits) expect(headers.authorization).toBeUndefined();
		}
	});
});

describe('pickers', () => {
	const pickers = ['searchUsers', 'searchChannels', 'searchChats', 'searchBots'];
	const call = { parameters: { resource: 'message', operation: 'send' } };

	it.each(faultNames)('explain themselves after: %s', async (name) => {
		const fault = faultNamed(name);
		for (const picker of name.includes('20 MB') ? pickers.slice(0, 1) : pickers) {
			startAfresh();
			world.sandbox.answerNext({ ...fault.rule, path: /\/api\//, times: Infinity });
			const picking = world.engine.listSearch(picker, call);
			const error = await picking.then(
				() => undefined,
				(thrown: unknown) => thrown as { context: { cliq: { kind: string } } },
			);
			expect(error?.context.cliq.kind ?? 'done').toBe(fault.read);
			expect(elsewhere.visits).toEqual([]);
		}
	});
});

/** What the user is told about a call whose answer is missing. */
function fateOf(struck: RecordedRequest): RegExp {
	return isWrite(struck) ? /may have arrived/ : /Nothing was changed/;
}

/** Parts and files of messages that had gone out with these requests. */
function sentBy(requests: readonly RecordedRequest[]) {
	const posts = requests.filter(isWrite);
	const files = posts.flatMap(({ parts = [] }) => parts.filter(({ filename }) => filename));
	const texts = posts.filter(({ path }) => /\/messages?$/.test(path));
	return { items: 0, parts: texts.length, files: files.length };
}

/** Counts how often the request that was struck first was made. */
function expectTries(course: readonly RecordedRequest[], skip: number, fault: Fault): void {
	const struck = course[skip];
	if (!struck) throw new Error(`No request ${skip}`);
	const same = world.sandbox.requests
		.slice(skip)
		.filter((request) => kindOf(request) === kindOf(struck));
	const [least, most] = isRepeatable(struck)
		? (fault.reads ?? ([1, 1] as const))
		: [1, fault.writes ?? 1];
	expect(same.length).toBeGreaterThanOrEqual(least);
	expect(same.length).toBeLessThanOrEqual(most);
}

/** Seeded ids are other ones after each reset. */
function kindOf({ method, path }: RecordedRequest): string {
	return `${method} ${path.replace(/[^/]*\d[^/]*/g, '*')}`;
}

function expectNothingTwice(course: Course, fault: Fault): void {
	const again = (fault.writes ?? 1) - 1;
	const once = (requests: readonly RecordedRequest[]) =>
		requests.filter((request) => !isRepeatable(request)).length;
	expect(once(world.sandbox.requests)).toBeLessThanOrEqual(once(course.requests) + again);
	const more = tooMany(arrivals(world.sandbox), course.arrivals);
	expect(tooMany(more, course.before)).toEqual([]);
}
