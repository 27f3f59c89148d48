import { ItemParameters, RunParameters } from '../../nodes/ZohoCliq/fields/parameters';
import { fakeN8n, itemParameters, problemOfCall } from '../support/fakeN8n';

const FIELD = { name: 'field', displayName: 'Some Field' };

const holding = (value: unknown) => itemParameters({ field: value });

const LONG_NUMBER = Number('1234567890123456789');

describe('a text field', () => {
	it.each([
		['text as it is, spaces too', ' a\nb ', ' a\nb '],
		['nothing', undefined, ''],
		['null', null, ''],
		['a number', 55743307, '55743307'],
		['a fraction', 1.5, '1.5'],
		['true', true, 'true'],
	])('takes %s', (_what, value, text) => {
		expect(holding(value).text(FIELD)).toBe(text);
	});

	it.each([
		['an object', { a: 1 }, 'must be text'],
		['a list', ['a'], 'must be text'],
		['a number that lost its last digits', LONG_NUMBER, 'give it as text'],
	])('refuses %s and names itself', (_what, value, why) => {
		const problem = problemOfCall(() => holding(value).text(FIELD));
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toMatch(/^"Some Field" /);
		expect(problem.message).toContain(why);
	});

	it('with an expression that fails says why in n8n’s words', () => {
		const { context } = fakeN8n();
		context.getNodeParameter = () => {
			throw new Error('Referenced node is unexecuted');
		};
		const problem = problemOfCall(() =>
			new ItemParameters(new RunParameters(context), 0, { json: {} }).text(FIELD),
		);
		expect(problem).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"Some Field" could not be worked out: Referenced node is unexecuted',
		});
	});
});

describe('a list field', () => {
	it.each([
		['by comma', 'a, b,c', ['a', 'b', 'c']],
		['by line, of Windows too', 'a\nb\r\nc', ['a', 'b', 'c']],
		['with empty entries', ',a,, ,b,', ['a', 'b']],
		['as a list', ['a', ' b ', 7, ''], ['a', 'b', '7']],
		['whose entries hold commas', ['a,b'], ['a,b']],
		['as one number', 55743307, ['55743307']],
		['with nothing', undefined, []],
		['with an empty text', '', []],
	])('%s', (_what, value, list) => {
		expect(holding(value).list(FIELD)).toEqual(list);
	});

	it.each([[[{ id: 1 }]], [{ id: 1 }], [[LONG_NUMBER]], [[['a']]]])('refuses %j', (value) => {
		expect(problemOfCall(() => holding(value).list(FIELD)).message).toMatch(/^"Some Field" /);
	});
});

describe('a choice', () => {
	it('takes what it offers and nothing else', () => {
		expect(holding('b').choice(FIELD, ['a', 'b'])).toBe('b');
		for (const value of ['c', 'B', '', undefined, null, ['a'], 0]) {
			expect(problemOfCall(() => holding(value).choice(FIELD, ['a', 'b'])).message).toBe(
				'"Some Field" must be one of: a, b',
			);
		}
	});
});

describe('a picked or typed target', () => {
	it.each([
		['from the list', { mode: 'list', value: '55743307' }, 'list', '55743307'],
		['typed with spaces around', { mode: 'id', value: ' CT_1 \n' }, 'id', 'CT_1'],
		['as a number', { mode: 'id', value: 55743307 }, 'id', '55743307'],
		['as bare text, as an AI agent gives it', 'CT_1', undefined, 'CT_1'],
		['without a mode', { value: 'CT_1', mode: '' }, undefined, 'CT_1'],
	])('%s', (_what, value, mode, id) => {
		expect(holding(value).locator(FIELD)).toEqual({ mode, value: id });
	});

	it.each([
		[{ mode: 'list', value: '' }, 'must not be empty'],
		[{ mode: 'id', value: '  ' }, 'must not be empty'],
		[{ mode: 'id' }, 'must not be empty'],
		[undefined, 'must not be empty'],
		[{ mode: 'id', value: LONG_NUMBER }, 'give it as text'],
		[{ mode: 'id', value: { id: 1 } }, 'must be text'],
	])('%j is refused', (value, why) => {
		const problem = problemOfCall(() => holding(value).locator(FIELD));
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT' });
		expect(problem.message).toContain(`"Some Field" `);
		expect(problem.message).toContain(why);
	});
});
