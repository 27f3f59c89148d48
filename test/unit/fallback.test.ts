import type { Fallback } from '../../nodes/ZohoCliq/cliq/fallback';
import { callEitherWay } from '../../nodes/ZohoCliq/cliq/fallback';
import { endpoint } from '../support/endpoints';
import type { Reply } from '../support/fakeN8n';
import { answer, clientOn, fakeN8n, lost, problemOfPromise } from '../support/fakeN8n';

const refusal = (code: string, message = '') => answer(400, { code, message });
const WRONG = refusal('input_pattern_mismatch', "'time' must be text.");

const toText: Fallback = {
	isFor: ({ code }) => code === 'input_pattern_mismatch',
	rewrite: ({ body, ...request }) =>
		typeof body?.time === 'number' ? { ...request, body: { time: String(body.time) } } : undefined,
};

async function run(replies: readonly Reply[], body: object = { time: 1 }, fallback?: Fallback) {
	const n8n = fakeN8n({ replies });
	const client = await clientOn(n8n);
	const create = endpoint('reminders.create');
	return {
		call: async () =>
			await callEitherWay(client, create, { body: { ...body } }, fallback ?? toText),
		bodies: () => n8n.requests.map(({ body: sent }) => sent as unknown),
	};
}

it('sends the other form once after a refusal, and first for the rest of the run', async () => {
	const { call, bodies } = await run([WRONG, answer(200, { id: '1' })]);
	expect(await call()).toEqual({ id: '1' });
	expect(await call()).toEqual({ id: '1' });
	expect(bodies()).toEqual([{ time: 1 }, { time: '1' }, { time: '1' }]);
});

it('reports the first of two refusals, and keeps trying the first form', async () => {
	const other = refusal('operation_failed', 'No.');
	const { call, bodies } = await run([WRONG, other, answer(200, { id: '1' })]);
	expect(await problemOfPromise(call())).toMatchObject({ code: 'input_pattern_mismatch' });
	expect(await call()).toEqual({ id: '1' });
	expect(bodies()).toEqual([{ time: 1 }, { time: '1' }, { time: 1 }]);
});

it('reports an unknown outcome of the second request rather than the refusal of the first', async () => {
	const { call } = await run([WRONG, lost('ECONNRESET')]);
	expect(await problemOfPromise(call())).toMatchObject({ kind: 'UNAVAILABLE' });
});

it.each<[string, Reply]>([
	['a lost response', lost('ECONNRESET')],
	['an error of the server', answer(500, { code: 'input_pattern_mismatch' })],
	['a gateway’s time-out', answer(504)],
	['another refusal', refusal('operation_failed')],
	['a missing scope', answer(403, { code: 'oauthtoken_scope_invalid' })],
	['a missing right', answer(403, { code: 'input_pattern_mismatch' })],
])('sends nothing again after %s', async (_what, reply) => {
	const { call, bodies } = await run([reply, answer(200, { id: '1' })]);
	await problemOfPromise(call());
	expect(bodies()).toHaveLength(1);
});

it('sends nothing again if the request has no other form', async () => {
	const { call, bodies } = await run([WRONG], { content: 'x' });
	expect(await problemOfPromise(call())).toMatchObject({ code: 'input_pattern_mismatch' });
	expect(bodies()).toHaveLength(1);
});
