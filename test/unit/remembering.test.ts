import { remembering } from '../../nodes/ZohoCliq/cliq/layers/remembering';
import type { Attempt } from '../../nodes/ZohoCliq/cliq/memory';
import { Memory } from '../../nodes/ZohoCliq/cliq/memory';
import type { PreparedRequest } from '../../nodes/ZohoCliq/cliq/request';
import type { Outcome } from '../../nodes/ZohoCliq/cliq/response';
import { Response } from '../../nodes/ZohoCliq/cliq/response';
import { MultipartBody } from '../../nodes/ZohoCliq/cliq/upload';
import { invalidInput } from '../../nodes/ZohoCliq/errors';
import { endpoint } from '../support/endpoints';
import { fileOf } from '../support/fakeN8n';

const OK = new Response(200, {}, '{"id":"1"}');
const REFUSED = new Response(400, {}, '');
const LOST: Outcome = { status: null, code: 'ECONNRESET', mayHaveArrived: true };
const NEVER_SENT: Outcome = { status: null, code: 'ECONNREFUSED', mayHaveArrived: false };

function request(body?: PreparedRequest['body'], name = 'messages.postToUser'): PreparedRequest {
	return { endpoint: endpoint(name), address: 'https://cliq.zoho.com/x', body, take: undefined };
}

/** The tries of one item. */
class Tries {
	readonly sent: Array<PreparedRequest['body']> = [];

	readonly attempts: Attempt[] = [];

	/** Makes requests one after the other; each that is sent has the next outcome, or throws it. */
	async run(requests: readonly PreparedRequest[], outcomes: ReadonlyArray<Outcome | Error>) {
		const left = [...outcomes];
		const next = async ({ body }: PreparedRequest) => {
			this.sent.push(body);
			const outcome = left.shift() ?? OK;
			if (outcome instanceof Error) throw outcome;
			return await Promise.resolve(outcome);
		};
		const send = remembering(next, new Memory(this.attempts));
		const results: Array<Outcome | string> = [];
		for (const each of requests) {
			results.push(await send(each).catch((error: unknown) => (error as Error).message));
		}
		return results;
	}
}

const UNKNOWN = 'It is unknown whether Cliq carried out this request';

describe('a write in the next try', () => {
	it.each([
		['went through', OK, 1],
		['went through without a JSON response', new Response(204, {}, ''), 1],
		['was refused', REFUSED, 2],
		['was never sent', NEVER_SENT, 2],
		['was held back by another layer', invalidInput('Text', 'is wrong'), 2],
		['was lost', LOST, 1],
		['met a failing server', new Response(503, {}, ''), 1],
		['took too long for the server', new Response(408, {}, ''), 1],
		['ended in an unexpected error', new TypeError('?'), 1],
	])('that %s', async (_what, outcome, times) => {
		const tries = new Tries();
		await tries.run([request({ text: 'a' })], [outcome]);
		await tries.run([request({ text: 'a' })], []);
		expect(tries.sent).toHaveLength(times);
	});

	it('has the response of the one before', async () => {
		const tries = new Tries();
		await tries.run([request()], [new Response(200, {}, '{"id":1234567890123456789}')]);
		const [again] = await tries.run([request()], []);
		expect((again as Response).json).toEqual({ id: '1234567890123456789' });
	});

	it('fails as unknown in every further try, unless it is idempotent', async () => {
		const tries = new Tries();
		const removal = request(undefined, 'messages.delete');
		await tries.run([request(), removal], [LOST, LOST]);
		expect((await tries.run([request(), removal], [LOST]))[0]).toBe(UNKNOWN);
		expect((await tries.run([request(), removal], [OK]))[0]).toBe(UNKNOWN);
		expect(tries.sent).toHaveLength(4);
	});
});

describe('writes of one item', () => {
	const [a, b] = [request({ text: 'a' }), request({ text: 'b' })];

	it('that are equal all go out', async () => {
		const tries = new Tries();
		await tries.run([a, a, a], [OK, OK, REFUSED]);
		await tries.run([a, a, a], []);
		expect(tries.sent).toHaveLength(4);
	});

	it('are recognized after an attempt that was refused', async () => {
		const tries = new Tries();
		await tries.run([a, b], [REFUSED, OK]);
		const results = await tries.run([a, b], [REFUSED]);
		expect(tries.sent).toEqual([a, b, a].map(({ body }) => body));
		expect(results.map((each) => (each as Response).status)).toEqual([400, 200]);
	});

	it('are not those of another network, in another execution', async () => {
		const tries = new Tries();
		await tries.run([a], [OK]);
		for (const attempt of tries.attempts) delete attempt.endpoint;
		await tries.run([{ ...a, network: 'partners' }], [OK]);
		expect(tries.sent).toHaveLength(2);
	});

	it('are recognized in another order', async () => {
		const tries = new Tries();
		await tries.run([a, b], [OK, OK]);
		await tries.run([b, a], []);
		expect(tries.sent).toHaveLength(2);
	});

	it('are recognized by their place if an expression gave them another text', async () => {
		const tries = new Tries();
		await tries.run([a, a], [OK, REFUSED]);
		await tries.run([b, b], []);
		expect(tries.sent).toEqual([a, a, b].map(({ body }) => body));
	});

	it('are not mistaken for one of another endpoint', async () => {
		const tries = new Tries();
		await tries.run([a], [OK]);
		await tries.run([request({ text: 'a' }, 'messages.postToChat')], []);
		expect(tries.sent).toHaveLength(2);
	});

	it('are compared only by content when another execution began them', async () => {
		const tries = new Tries();
		await tries.run([a], [OK]);
		for (const attempt of tries.attempts) delete attempt.endpoint;
		await tries.run([b, a], []);
		expect(tries.sent).toEqual([a, b].map(({ body }) => body));
	});
});

describe('multipart bodies', () => {
	const file = (name: string, content: string) => fileOf(name, [content]);
	const bodies = {
		'another text of the same length': new MultipartBody().append('text', 'one\nline'),
		'the text': new MultipartBody().append('text', 'two\nline'),
		'another file name': new MultipartBody().append('files', file('a.txt', 'x')),
		'the file': new MultipartBody().append('files', file('b.txt', 'x')),
		'another size': new MultipartBody().append('files', file('b.txt', 'xx')),
	};

	it('differ by their texts, and by the names and sizes of their files', async () => {
		const marks = new Set<string>();
		for (const body of Object.values(bodies)) {
			const tries = new Tries();
			await tries.run([request(body)], [OK]);
			for (const attempt of tries.attempts) marks.add(attempt.request);
		}
		expect(marks.size).toBe(Object.keys(bodies).length);
	});
});

it('reads are always sent, and leave no record', async () => {
	const tries = new Tries();
	const read = request(undefined, 'users.get');
	await tries.run([read], [OK]);
	await tries.run([read], [OK]);
	expect(tries.sent).toHaveLength(2);
	expect(tries.attempts).toEqual([]);
});
