import { tryToParseDateTime } from 'n8n-workflow';

import {
	asIso,
	asMilliseconds,
	choice,
	choices,
	dateTime,
	flag,
	json,
	list,
	number,
	text,
	wholeNumber,
} from '../../nodes/ZohoCliq/fields/inputs';
import type { Input } from '../../nodes/ZohoCliq/fields/inputs';
import { problemOfCall } from '../support/fakeN8n';

const FIELD = { name: 'field', displayName: 'Some Field' };
const ABOUT = { displayName: 'Some Field', description: 'What to put in' };
const ZONE = 'Europe/Berlin';

const read = (input: Input, raw: unknown, zone = ZONE) => input.read(raw, FIELD, zone);
const refusal = (input: Input, raw: unknown) => problemOfCall(() => read(input, raw));

describe.each([
	['a text', text(ABOUT)],
	['a choice', choice(ABOUT, [{ name: 'A', value: 'a' }])],
	['a flag', flag(ABOUT)],
	['a number', number(ABOUT, 1)],
	['a whole number', wholeNumber(ABOUT, 1)],
	['a date', dateTime(ABOUT, asIso)],
	['a list', list(ABOUT)],
	['several choices', choices(ABOUT, [{ name: 'A', value: 'a' }])],
	['JSON', json(ABOUT)],
])('%s', (_kind, input) => {
	it.each([undefined, null, ''])('left empty (%j) asks for nothing', (raw) => {
		expect(read(input, raw)).toBeUndefined();
	});

	it('is called as the API calls it unless it says otherwise', () => {
		expect(input.field).not.toHaveProperty('name');
		expect(input.field).toMatchObject(ABOUT);
	});

	it('stands in the form only when it is told to', () => {
		expect(input.isProminent).toBe(false);
		expect(input.field).not.toHaveProperty('isProminent');
	});
});

describe('a date', () => {
	const moment = dateTime(ABOUT, asIso);
	const NINE = '2026-01-31T09:00:00.000Z';
	const luxon = tryToParseDateTime('2026-01-31T18:00', 'Asia/Tokyo');

	it.each([
		['ISO in UTC', '2026-01-31T09:00:00Z'],
		['ISO with milliseconds', '2026-01-31T09:00:00.000Z'],
		['ISO with a zone of its own', '2026-01-31T14:30:00+05:30'],
		['ISO without a zone, in the workflow’s', '2026-01-31T10:00:00'],
		['ISO without seconds', '2026-01-31T10:00'],
		['ISO with spaces around', ' 2026-01-31T10:00:00\n'],
		['as databases write it', '2026-01-31 10:00:00'],
		['as mail writes it', 'Sat, 31 Jan 2026 10:00:00 +0100'],
		['as HTTP writes it', 'Sat, 31 Jan 2026 09:00:00 GMT'],
		['as JavaScript writes it', 'Sat Jan 31 2026 10:00:00 GMT+0100 (Central European Time)'],
		['a JavaScript date', new Date(NINE)],
		['a Luxon date, whose own zone counts', luxon],
		['milliseconds', 1769850000000],
		['milliseconds as text', '1769850000000'],
		['seconds', 1769850000],
		['seconds as text', ' 1769850000 '],
		['seconds with a fraction', 1769850000.25],
	])('is taken from %s', (_what, raw) => {
		expect(read(moment, raw)).toBe(NINE);
	});

	it.each([
		['a day begins at midnight in the workflow’s zone', '2026-01-31', '2026-01-30T23:00:00.000Z'],
		['the same in summer', '2026-07-31', '2026-07-30T22:00:00.000Z'],
		['before the clock goes forward', '2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
		['after the clock went forward', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
		[
			'a time that the clock left out comes after it',
			'2026-03-29T02:30',
			'2026-03-29T01:30:00.000Z',
		],
		['before the clock goes back', '2026-10-25T01:59', '2026-10-24T23:59:00.000Z'],
		['after the clock went back', '2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
	])('%s', (_what, raw, expected) => {
		expect(read(moment, raw)).toBe(expected);
	});

	it('that the clock shows twice is one of the two', () => {
		expect(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']).toContain(
			read(moment, '2026-10-25T02:30'),
		);
	});

	it('without a zone is another moment in another workflow’s zone', () => {
		expect(read(moment, '2026-01-31T10:00', 'America/New_York')).toBe('2026-01-31T15:00:00.000Z');
		expect(read(moment, '2026-01-31T10:00', 'UTC')).toBe('2026-01-31T10:00:00.000Z');
	});

	it('can be sent as milliseconds', () => {
		expect(read(dateTime(ABOUT, asMilliseconds), NINE)).toBe(1769850000000);
	});

	it.each([
		['a word', 'tomorrow'],
		['spaces', '  '],
		['a day that no month has: it would be one of the next', '2026-02-30'],
		['an hour that no day has', '2026-01-31T25:00'],
		['a time without a day', '12:30'],
		['days first, which JavaScript cannot read', '31.01.2026 09:00'],
		['months first: JavaScript reads it in the server’s zone', '01/31/2026 9:00 AM'],
		['slashes: JavaScript reads them in the server’s zone', '2026/01/31 09:00'],
		['a number in a sentence', 'order 12345'],
		['a small number', 5],
		['a negative number', -1769850000000],
		['a number of microseconds', 1769850000000000],
		['more milliseconds than a date has', 1e18],
		['infinity', Infinity],
		['no number', NaN],
		['true', true],
		['an object', { date: NINE }],
		['an empty list', []],
		['a JavaScript date that is none', new Date(NaN)],
		['a Luxon date that is none', luxon.setZone('Nowhere/Land')],
		['what a failed expression leaves', 'Invalid DateTime'],
	])('is refused: %s', (_what, raw) => {
		expect(refusal(moment, raw)).toMatchObject({
			kind: 'INVALID_INPUT',
			message:
				'"Some Field" must be a date and time like 2026-01-31T09:00:00, or milliseconds since 1970',
		});
	});
});

describe('a list', () => {
	it.each([
		['by comma', 'a, b,c', ['a', 'b', 'c']],
		['by line', 'a\r\nb\nc', ['a', 'b', 'c']],
		['as an array', ['a', ' b ', 7], ['a', 'b', '7']],
		['of one number', 55743307, ['55743307']],
	])('is taken %s', (_what, raw, expected) => {
		expect(read(list(ABOUT), raw)).toEqual(expected);
	});

	it.each([[[]], [' '], [',\n,'], [['', ' ']]])('of nothing, %j, asks for nothing', (raw) => {
		expect(read(list(ABOUT), raw)).toBeUndefined();
	});

	it('refuses a number that has lost digits', () => {
		const lost = Number('1234567890123456789');
		expect(refusal(list(ABOUT), lost).message).toContain('give it as text');
		expect(refusal(list(ABOUT), ['1', lost]).message).toContain('give it as text');
		expect(read(list(ABOUT), ['1234567890123456789'])).toEqual(['1234567890123456789']);
	});

	it('takes as many entries as Cliq does', () => {
		expect(read(list(ABOUT, { max: 2 }), 'a,b')).toEqual(['a', 'b']);
		expect(refusal(list(ABOUT, { max: 2 }), 'a,b,c')).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"Some Field" has 3 entries; Cliq takes 2 at most',
		});
	});
});

describe('several choices', () => {
	const offered = ['name', 'email_id', 'user_id'].map((value) => ({ name: value, value }));
	const some = choices(ABOUT, offered);

	it.each([[['name', 'user_id']], ['name, user_id'], ['name\nuser_id']])(
		'are taken as n8n or an expression gives them: %j',
		(raw) => {
			expect(read(some, raw)).toEqual(['name', 'user_id']);
		},
	);

	it('of which none is made ask for nothing', () => {
		expect(read(some, [])).toBeUndefined();
	});

	it('take nothing that is not offered', () => {
		expect(refusal(some, ['name', 'age'])).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"Some Field" must be one of: name, email_id, user_id',
		});
	});
});

describe('a text', () => {
	it('is sent as it is, spaces too', () => {
		expect(read(text(ABOUT), ' a\nb ')).toBe(' a\nb ');
		expect(read(text(ABOUT), 0)).toBe('0');
	});

	it('of nothing but spaces asks for nothing', () => {
		expect(read(text(ABOUT), ' \n ')).toBeUndefined();
	});

	it('may be as long as Cliq takes it', () => {
		expect(read(text(ABOUT, { max: 3 }), 'abc')).toBe('abc');
		expect(refusal(text(ABOUT, { max: 3 }), 'abcd').message).toBe(
			'"Some Field" has 4 characters; Cliq takes 3 at most',
		);
	});

	it('can be given room in the form', () => {
		expect(text(ABOUT, { rows: 4 }).field).toMatchObject({ typeOptions: { rows: 4 } });
		expect(text(ABOUT).field).not.toHaveProperty('typeOptions');
	});
});

describe('a choice', () => {
	const offered = [
		{ name: 'First', value: 'first' },
		{ name: 'Second', value: 'second' },
	];

	it('begins with the first unless another is named', () => {
		expect(choice(ABOUT, offered).field.default).toBe('first');
		expect(choice(ABOUT, offered, 'second').field.default).toBe('second');
	});

	it('is one of what is offered', () => {
		expect(read(choice(ABOUT, offered), 'second')).toBe('second');
		expect(refusal(choice(ABOUT, offered), 'third').message).toBe(
			'"Some Field" must be one of: first, second',
		);
	});
});

describe('a flag', () => {
	it.each([
		[true, true],
		[false, false],
		['true', true],
		['false', false],
	])('%j is %j', (raw, expected) => {
		expect(read(flag(ABOUT), raw)).toBe(expected);
	});

	it.each([1, 'yes', {}])('%j is refused', (raw) => {
		expect(refusal(flag(ABOUT), raw).message).toBe('"Some Field" must be one of: true, false');
	});
});

describe('a number', () => {
	const hours = number(ABOUT, 5, 1, 24);

	it('shows its bounds in the form', () => {
		expect(hours.field).toMatchObject({ default: 5, typeOptions: { minValue: 1, maxValue: 24 } });
		expect(number(ABOUT, 0).field).toMatchObject({ typeOptions: {} });
	});

	it.each([
		[1, 1],
		[24, 24],
		['3', 3],
		[' 2.5 ', 2.5],
	])('%j is %j', (raw, expected) => {
		expect(read(hours, raw)).toBe(expected);
	});

	it.each([0, 25, NaN, 'x', ' ', '1,5', true, [3]])('%j is refused', (raw) => {
		expect(refusal(hours, raw).message).toBe('"Some Field" must be a number from 1 to 24');
	});

	it('is never infinite: JSON would make null of it', () => {
		expect(refusal(number(ABOUT, 0), '1e999').message).toBe('"Some Field" must not be infinite');
		expect(refusal(number(ABOUT, 0), -Infinity).kind).toBe('INVALID_INPUT');
	});
});

describe('a whole number', () => {
	const times = wholeNumber(ABOUT, 1, 0, 3);

	it('is taken within its bounds', () => {
		expect(times.field.typeOptions).toEqual({ minValue: 0, maxValue: 3, numberPrecision: 0 });
		expect([0, '2', 3].map((raw) => read(times, raw))).toEqual([0, 2, 3]);
		expect(refusal(times, 4).message).toBe('"Some Field" must be a number from 0 to 3');
	});

	it('has no fraction', () => {
		expect(refusal(times, '1.5').message).toBe('"Some Field" must be a whole number');
	});
});

describe('JSON', () => {
	it.each([
		['an object', { a: [1, null] }],
		['text', '{ "a": [1, null] }'],
	])('is taken as %s', (_what, raw) => {
		expect(read(json(ABOUT), raw)).toEqual({ a: [1, null] });
	});

	it('keeps the digits of long numbers', () => {
		expect(read(json(ABOUT), '{"id":1234567890123456789}')).toEqual({ id: '1234567890123456789' });
	});

	it.each([[{}], ['{}'], [' { } ']])('that holds nothing, %j, asks for nothing', (raw) => {
		expect(read(json(ABOUT), raw)).toBeUndefined();
	});

	it.each([['{"a":'], ['a'], ['[1]'], ['null'], [[1]], [7], [true]])('%j is refused', (raw) => {
		expect(refusal(json(ABOUT), raw)).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"Some Field" must be a JSON object',
		});
	});
});
