import { Response } from '../../nodes/ZohoCliq/cliq/response';

const refusalIn = (body: unknown) => new Response(400, {}, JSON.stringify(body)).refusal;

describe('a refusal', () => {
	const told = { code: 'invalid.inputs.submitted', message: 'A value was invalid.' };

	it.each([
		['at the top', told],
		['under "error", as in the search of messages', { error: told }],
	])('is read %s', (_where, body) => {
		expect(refusalIn(body)).toEqual(told);
	});

	it('has the text under "error" as its code', () => {
		expect(refusalIn({ error: 'invalid_code' })).toEqual({ code: 'invalid_code', message: '' });
	});
});
