import { tryToParseDateTime } from 'n8n-workflow';

import type { About, Field } from '../../nodes/ZohoCliq/fields';
import {
	boolean,
	choice,
	choices,
	collection,
	dateTime,
	entries,
	isoDateTime,
	json,
	jsonList,
	lines,
	list,
	named,
	number,
	prominent,
	required,
	reworded,
	shownFor,
	text,
	toggle,
	trimmed,
	wholeNumber,
} from '../../nodes/ZohoCliq/fields';
import { problemOfCall } from '../support/fakeN8n';
import { shownFields } from '../support/shownFields';

const ABOUT: About = { name: 'field', label: 'Some Field', description: 'What to put in' };
const ZONE = 'Europe/Berlin';

const read = <T>(field: Field<T>, raw: unknown, zone = ZONE) =>
	field.read(raw, { label: 'Some Field', prefix: '', zone });
const refusal = (field: Field<unknown>, raw: unknown) => problemOfCall(() => read(field, raw));

const A = { name: 'A', value: 'a' };
const ENTRY = { name: 'entry', label: 'Entry' };

/** @returns the words of a field with another name */
const called = (name: string, label: string): About => ({ ...ABOUT, name, label });

describe.each<[string, Field<unknown>]>([
	['a text', text(ABOUT)],
	['a trimmed text', trimmed(ABOUT)],
	['a choice', choice({ ...ABOUT, options: [A] })],
	['a boolean', boolean(ABOUT)],
	['a toggle', toggle(ABOUT, ['on', 'off'])],
	['a number', number({ ...ABOUT, default: 1 })],
	['a whole number', wholeNumber({ ...ABOUT, default: 1 })],
	['a date', dateTime(ABOUT)],
	['an ISO date', isoDateTime(ABOUT)],
	['a list', list(ABOUT)],
	['lines', lines(ABOUT)],
	['several choices', choices({ ...ABOUT, options: [A] })],
	['JSON', json(ABOUT)],
	['a list of JSON', jsonList(ABOUT, '[]', () => true, 'must be an array')],
	['entries', entries({ ...ABOUT, entry: ENTRY, fields: { text: text(ABOUT) } })],
	['a collection', collection({ ...ABOUT, add: 'Add', fields: { text: text(ABOUT) } })],
])('%s', (_kind, field) => {
	it.each([undefined, null, ''])('is ignored when it is %j', (raw) => {
		expect(read(field, raw)).toBeUndefined();
	});

	it('is shown to the user with the given words', () => {
		expect(field.property).toMatchObject({
			name: 'field',
			displayName: 'Some Field',
			description: 'What to put in',
		});
		expect(field.property).not.toHaveProperty('label');
	});

	it('is one that the user adds by default, or in the form', () => {
		expect(field.placement).toBe('added');
		expect(field.property).not.toHaveProperty('placement');
		expect(prominent(field)).toMatchObject({ placement: 'form', property: field.property });
		expect(field.placement).toBe('added');
	});
});

describe('the words of a field', () => {
	it.each([
		['emoji', 'Emoji'],
		['modifiedAfter', 'Modified After'],
		['departmentId', 'Department ID'],
		['reminderIds', 'Reminder IDs'],
		['idOfUser', 'Id Of User'],
	])('derive the label of %s from its name', (name, displayName) => {
		const { property } = text({ name, description: 'What to put in' });
		expect(property).toMatchObject({ displayName, name });
	});

	it('include an example and a hint when given', () => {
		const words = { placeholder: 'e.g. x', hint: 'In Cliq' };
		expect(text({ ...ABOUT, ...words }).property).toMatchObject(words);
		expect(Object.keys(text(ABOUT).property)).not.toContain('placeholder');
		expect(Object.keys(text(ABOUT).property)).not.toContain('hint');
	});

	it('can be changed without changing the field they come from', () => {
		const known = required(text(ABOUT));
		const other = reworded(known, { name: 'other', displayName: 'Other' });
		expect(other.property).toMatchObject({ name: 'other', displayName: 'Other', required: true });
		expect(other.placement).toBe('form');
		expect(read(other, 'x')).toBe('x');
		expect(known.property).toMatchObject({ name: 'field', displayName: 'Some Field' });
	});
});

describe('a required field', () => {
	it('is placed in the form and marked as required', () => {
		const optional = text(ABOUT);
		const field = required(optional);
		expect(field.placement).toBe('form');
		expect(field.property.required).toBe(true);
		expect(optional.property).not.toHaveProperty('required');
	});
});

describe('a field that is shown for certain values of another', () => {
	const kind = choice({ ...called('kind', 'Kind'), options: [A, { name: 'B', value: 'b' }] });
	const field = shownFor({ kind: ['b'] }, required(text(ABOUT)));

	it('is in the form only for those values', () => {
		const form = [kind.property, field.property];
		expect(field.placement).toBe('form');
		expect(shownFields(form, { kind: 'b' })).toContain(field.property);
		expect(shownFields(form, { kind: 'a' })).not.toContain(field.property);
	});

	it('must not be empty', () => {
		expect(field.property.required).toBe(true);
		expect(read(field, 'x')).toBe('x');
		expect(refusal(field, ' ')).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"Some Field" must not be empty',
		});
	});
});

describe('a date', () => {
	const moment = isoDateTime(ABOUT);
	const NINE = '2026-01-31T09:00:00Z';
	const luxon = tryToParseDateTime('2026-01-31T18:00', 'Asia/Tokyo');

	it.each([
		['ISO in UTC', '2026-01-31T09:00:00Z'],
		['ISO with milliseconds', '2026-01-31T09:00:00Z'],
		['ISO with its own time zone', '2026-01-31T14:30:00+05:30'],
		['ISO without a time zone, read in the workflow’s', '2026-01-31T10:00:00'],
		['ISO without seconds', '2026-01-31T10:00'],
		['ISO with spaces around it', ' 2026-01-31T10:00:00\n'],
		['ISO in small letters', '2026-01-31t09:00:00z'],
		['ISO in small letters, with its own time zone', '2026-01-31t14:30:00+05:30'],
		['the basic format in small letters', '20260131t090000z'],
		['the format of databases', '2026-01-31 10:00:00'],
		['the format of databases in UTC, in small letters', '2026-01-31 09:00:00z'],
		['the format of mail', 'Sat, 31 Jan 2026 10:00:00 +0100'],
		['the format of HTTP', 'Sat, 31 Jan 2026 09:00:00 GMT'],
		['the format of JavaScript', 'Sat Jan 31 2026 10:00:00 GMT+0100 (Central European Time)'],
		['a JavaScript date', new Date(NINE)],
		['a Luxon date, in its own time zone', luxon],
		['milliseconds', 1769850000000],
		['milliseconds in text', '1769850000000'],
		['seconds', 1769850000],
		['seconds in text', ' 1769850000 '],
		['seconds with a fraction', 1769850000.25],
	])('accepts %s', (_what, raw) => {
		expect(read(moment, raw)).toBe(NINE);
	});

	it.each([
		[
			'begins at midnight in the workflow’s time zone when it is a day',
			'2026-01-31',
			'2026-01-30T23:00:00Z',
		],
		['begins at midnight in summer too', '2026-07-31', '2026-07-30T22:00:00Z'],
		['is converted before the clock goes forward', '2026-03-29T01:59', '2026-03-29T00:59:00Z'],
		['is converted after the clock went forward', '2026-03-29T03:00', '2026-03-29T01:00:00Z'],
		['is moved forward when the clock skips it', '2026-03-29T02:30', '2026-03-29T01:30:00Z'],
		['is converted before the clock goes back', '2026-10-25T01:59', '2026-10-24T23:59:00Z'],
		['is converted after the clock went back', '2026-10-25T03:00', '2026-10-25T02:00:00Z'],
		['ends at midnight, the next day’s start', '2026-01-31T24:00:00', '2026-01-31T23:00:00Z'],
		['ends at midnight in UTC', '2026-12-31T24:00Z', '2027-01-01T00:00:00Z'],
		['ends at midnight without seconds', '2026-02-28 24:00', '2026-02-28T23:00:00Z'],
		['ends when the clock goes forward', '2026-03-29T24:00+01:00', '2026-03-29T23:00:00Z'],
	])('%s', (_what, raw, expected) => {
		expect(read(moment, raw)).toBe(expected);
	});

	it('is one of the two when the clock shows it twice', () => {
		expect(['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']).toContain(
			read(moment, '2026-10-25T02:30'),
		);
	});

	it('is read in the workflow’s time zone when it has none', () => {
		expect(read(moment, '2026-01-31T10:00', 'America/New_York')).toBe('2026-01-31T15:00:00Z');
		expect(read(moment, '2026-01-31T10:00', 'UTC')).toBe('2026-01-31T10:00:00Z');
	});

	it('is also available in milliseconds', () => {
		expect(read(dateTime(ABOUT), NINE)).toBe(1769850000000);
	});

	it.each([
		['a word', 'tomorrow'],
		['the end of a day that the month does not have', '2026-02-30T24:00:00'],
		['a time after the end of the day', '2026-01-31T24:00:01'],
		['spaces', '  '],
		['a day that the month does not have, which JavaScript moves to the next', '2026-02-30'],
		['an hour that no day has', '2026-01-31T25:00'],
		['a time without a day', '12:30'],
		['day first, which JavaScript cannot read', '31.01.2026 09:00'],
		['month first, which JavaScript reads in the server’s zone', '01/31/2026 9:00 AM'],
		['slashes, which JavaScript reads in the server’s zone', '2026/01/31 09:00'],
		['a number in a sentence', 'order 12345'],
		['a small number', 5],
		['a negative number', -1769850000000],
		['a number of microseconds', 1769850000000000],
		['more milliseconds than a date supports', 1e18],
		['infinity', Infinity],
		['NaN', NaN],
		['true', true],
		['an object', { date: NINE }],
		['an empty list', []],
		['an invalid JavaScript date', new Date(NaN)],
		['an invalid Luxon date', luxon.setZone('Nowhere/Land')],
		['the text of an invalid date', 'Invalid DateTime'],
	])('rejects %s', (_what, raw) => {
		expect(refusal(moment, raw)).toMatchObject({
			kind: 'INVALID_INPUT',
			message:
				'"Some Field" must be a date and time like 2026-01-31T09:00:00, or milliseconds since 1970',
		});
	});
});

describe('a list', () => {
	it.each([
		['entries separated by commas', 'a, b,c', ['a', 'b', 'c']],
		['entries on separate lines, with Windows line breaks too', 'a\r\nb\nc', ['a', 'b', 'c']],
		['empty entries, which are dropped', ',a,, ,b,', ['a', 'b']],
		['an array', ['a', ' b ', 7, ''], ['a', 'b', '7']],
		['an array whose entries contain commas', ['a,b'], ['a,b']],
		['a single number', 55743307, ['55743307']],
	])('accepts %s', (_what, raw, expected) => {
		expect(read(list(ABOUT), raw)).toEqual(expected);
	});

	it.each([[[]], [' '], [',\n,'], [['', ' ']]])('is ignored when it is empty: %j', (raw) => {
		expect(read(list(ABOUT), raw)).toBeUndefined();
	});

	it.each([[[{ id: 1 }]], [{ id: 1 }], [[['a']]]])('rejects %j', (raw) => {
		expect(refusal(list(ABOUT), raw)).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"Some Field" must be text',
		});
	});

	it('rejects a number that has lost digits', () => {
		const lost = Number('1234567890123456789');
		expect(refusal(list(ABOUT), lost).message).toContain('pass it as text');
		expect(refusal(list(ABOUT), ['1', lost]).message).toContain('pass it as text');
		expect(read(list(ABOUT), ['1234567890123456789'])).toEqual(['1234567890123456789']);
	});

	it('rejects more entries than Cliq accepts', () => {
		expect(read(list({ ...ABOUT, max: 2 }), 'a,b')).toEqual(['a', 'b']);
		expect(refusal(list({ ...ABOUT, max: 2 }), 'a,b,c')).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"Some Field" has 3 entries; the maximum is 2',
		});
	});
});

describe('lines', () => {
	it('may contain commas', () => {
		expect(read(lines(ABOUT), 'a, b\r\n\n c \rd')).toEqual(['a, b', 'c', 'd']);
		expect(read(lines(ABOUT), ['a\nb', ' '])).toEqual(['a\nb']);
		expect(read(lines(ABOUT), ' \n')).toBeUndefined();
		expect(refusal(lines(ABOUT), [{}]).message).toBe('"Some Field" must be text');
	});

	it('can have several rows in the form', () => {
		expect(lines({ ...ABOUT, rows: 3 }).property.typeOptions).toEqual({ rows: 3 });
	});
});

describe('several choices', () => {
	const some = choices({
		...ABOUT,
		options: ['name', 'email_id', 'user_id'].map((value) => ({ name: value, value })),
	});

	it.each([[['name', 'user_id']], ['name, user_id'], ['name\nuser_id']])('accept %j', (raw) => {
		expect(read(some, raw)).toEqual(['name', 'user_id']);
	});

	it('are ignored when empty', () => {
		expect(read(some, [])).toBeUndefined();
	});

	it('reject values that are not offered', () => {
		expect(refusal(some, ['name', 'age'])).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"Some Field" must be one of: name, email_id, user_id',
		});
	});
});

describe('a text', () => {
	it.each([
		['unchanged, including spaces', ' a\nb ', ' a\nb '],
		['as text when it is a number', 55743307, '55743307'],
		['as text when it is zero', 0, '0'],
		['as text when it is a fraction', 1.5, '1.5'],
		['as text when it is true', true, 'true'],
	])('is sent %s', (_what, raw, sent) => {
		expect(read(text(ABOUT), raw)).toBe(sent);
	});

	it.each([
		['an object', { a: 1 }, 'must be text'],
		['a list', ['a'], 'must be text'],
		['a number that has lost digits', Number('1234567890123456789'), 'pass it as text'],
	])('rejects %s', (_what, raw, why) => {
		const problem = refusal(text(ABOUT), raw);
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toMatch(/^"Some Field" /);
		expect(problem.message).toContain(why);
	});

	it('is ignored when it is blank', () => {
		expect(read(text(ABOUT), ' \n ')).toBeUndefined();
		expect(read(trimmed(ABOUT), ' \n ')).toBeUndefined();
	});

	it('can be sent without surrounding white space', () => {
		expect(read(trimmed(ABOUT), ' a b\n')).toBe('a b');
	});

	it('rejects more characters than Cliq accepts', () => {
		const short = { ...ABOUT, max: 3 };
		expect(read(text(short), 'abc')).toBe('abc');
		for (const field of [text(short), trimmed(short)]) {
			expect(refusal(field, 'abcd').message).toBe(
				'"Some Field" is 4 characters long; the maximum is 3',
			);
		}
	});

	it('can have several rows in the form', () => {
		expect(text({ ...ABOUT, rows: 4 }).property).toMatchObject({ typeOptions: { rows: 4 } });
		expect(text(ABOUT).property).not.toHaveProperty('typeOptions');
	});
});

describe('a choice', () => {
	it('lists options by value in their order, and defaults to the first', () => {
		const field = choice({ ...ABOUT, options: { open: 'Open', closed: 'Closed' } });
		expect(field.property).toMatchObject({
			options: [
				{ name: 'Open', value: 'open' },
				{ name: 'Closed', value: 'closed' },
			],
			default: 'open',
		});
		expect(read(field, 'closed')).toBe('closed');
		expect(refusal(field, 'Open').message).toBe('"Some Field" must be one of: open, closed');
	});

	const options = [
		{ name: 'First', value: 'first' },
		{ name: 'Second', value: 'second' },
	] as const;

	it('defaults to the first value unless another is given', () => {
		expect(choice({ ...ABOUT, options }).property.default).toBe('first');
		expect(choice({ ...ABOUT, options, default: 'second' }).property.default).toBe('second');
	});

	it('accepts what it offers', () => {
		expect(read(choice({ ...ABOUT, options }), 'second')).toBe('second');
	});

	it.each(['third', 'Second', ' ', ['first'], 0, {}])('rejects %j', (raw) => {
		expect(refusal(choice({ ...ABOUT, options }), raw)).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"Some Field" must be one of: first, second',
		});
	});
});

describe('a boolean', () => {
	it.each([
		[true, true],
		[false, false],
		['true', true],
		['false', false],
	])('reads %j as %j', (raw, expected) => {
		expect(read(boolean(ABOUT), raw)).toBe(expected);
		expect(read(toggle(ABOUT, ['enabled', 'disabled']), raw)).toBe(
			expected ? 'enabled' : 'disabled',
		);
	});

	it.each([1, 'yes', {}])('rejects %j', (raw) => {
		for (const field of [boolean(ABOUT), toggle(ABOUT, ['enabled', 'disabled'])]) {
			expect(refusal(field, raw).message).toBe('"Some Field" must be one of: true, false');
		}
	});

	it('is on when the user adds it, unless it says otherwise', () => {
		expect(boolean(ABOUT).property.default).toBe(true);
		expect(toggle(ABOUT, ['enabled', 'disabled']).property.default).toBe(true);
		expect(boolean({ ...ABOUT, default: false }).property.default).toBe(false);
	});
});

describe('a number', () => {
	const hours = number({ ...ABOUT, default: 5, min: 1, max: 24 });
	const any = number({ ...ABOUT, default: 0 });

	it('has its limits in the form', () => {
		expect(hours.property).toMatchObject({
			default: 5,
			typeOptions: { minValue: 1, maxValue: 24 },
		});
		expect(any.property).toMatchObject({ typeOptions: {} });
		expect(number({ ...ABOUT, default: 0, precision: 2 }).property.typeOptions).toEqual({
			numberPrecision: 2,
		});
	});

	it.each([
		[1, 1],
		[24, 24],
		['3', 3],
		[' 2.5 ', 2.5],
	])('reads %j as %j', (raw, expected) => {
		expect(read(hours, raw)).toBe(expected);
	});

	it.each([0, 25, NaN, 'x', ' ', '1,5', true, [3]])('rejects %j', (raw) => {
		expect(refusal(hours, raw).message).toBe('"Some Field" must be a number from 1 to 24');
	});

	it('names only the limits that it has', () => {
		expect(refusal(number({ ...ABOUT, default: 0, min: 0 }), -1).message).toBe(
			'"Some Field" must be a number not below 0',
		);
		expect(refusal(any, 'x').message).toBe('"Some Field" must be a number');
	});

	it('is never infinite, because JSON would turn it into null', () => {
		expect(refusal(any, '1e999').message).toBe('"Some Field" must not be infinite');
		expect(refusal(any, -Infinity).kind).toBe('INVALID_INPUT');
	});
});

describe('a whole number', () => {
	const times = wholeNumber({ ...ABOUT, default: 1, min: 0, max: 3 });

	it('is accepted within its limits', () => {
		expect(times.property.typeOptions).toEqual({ minValue: 0, maxValue: 3, numberPrecision: 0 });
		expect([0, '2', 3].map((raw) => read(times, raw))).toEqual([0, 2, 3]);
		expect(refusal(times, 4).message).toBe('"Some Field" must be a number from 0 to 3');
	});

	it('rejects a fraction', () => {
		expect(refusal(times, '1.5').message).toBe('"Some Field" must be a whole number');
	});
});

describe('JSON', () => {
	it.each([
		['an object', { a: [1, null] }],
		['JSON text', '{ "a": [1, null] }'],
	])('accepts %s', (_what, raw) => {
		expect(read(json(ABOUT), raw)).toEqual({ a: [1, null] });
	});

	it('keeps the digits of long numbers', () => {
		expect(read(json(ABOUT), '{"id":1234567890123456789}')).toEqual({ id: '1234567890123456789' });
	});

	it.each([[{}], ['{}'], [' { } ']])('is ignored when it is empty: %j', (raw) => {
		expect(read(json(ABOUT), raw)).toBeUndefined();
	});

	it.each([['[1]'], ['null'], [[1]], [7], [true]])('rejects %j', (raw) => {
		expect(refusal(json(ABOUT), raw)).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"Some Field" must be a JSON object',
		});
	});

	it.each([
		['{\n  "a": 1,\n  "b": 2\n  "c": 3\n}', 'breaks at line 4, column 3'],
		['{"a": "b\nc"}', 'breaks at line 1, column 9'],
		['{"a":1} x', 'breaks at line 1, column 9'],
		["{'a': 1}", 'breaks at line 1, column 2'],
		['{"a": True}', 'breaks at line 1, column 7'],
		['{"a": trust}', 'breaks at line 1, column 10'],
		['{"a": 1,}', 'breaks at line 1, column 9'],
		['{"a": 01}', 'breaks at line 1, column 8'],
		['{"a": "\\x"}', 'breaks at line 1, column 9'],
		['{"a": NaN}', 'breaks at line 1, column 7'],
		[`[${'1,'.repeat(99)}x${',1'.repeat(99)}]`, 'breaks at line 1, column 200'],
		['hello', 'breaks at line 1, column 1'],
		['undefined', 'breaks at line 1, column 1'],
		['```json\n{\n"a": 1\n"b": 2}\n```', 'breaks at line 4, column 1'],
		['{"a":', 'ends too early'],
		['{"a":"b', 'ends too early'],
		['{"a":"\\u12', 'ends too early'],
		['[-', 'ends too early'],
		['[1.', 'ends too early'],
		['[tr', 'ends too early'],
		['{', 'ends too early'],
		[' ', 'ends too early'],
	])('says where %j breaks', (raw, where) => {
		const { kind, message } = refusal(json(ABOUT), raw);
		expect(kind).toBe('INVALID_INPUT');
		expect(message).toBe(`"Some Field" is not valid JSON: it ${where}`);
	});

	it.each([
		'```json\n{ "a": [1, null] }\n```',
		'```\n{ "a": [1, null] }\n```\n',
		'\n```JSON {"a":[1,null]}```',
		'```{"a":[1,null]}```',
		'```json\r\n{ "a": [1,\r\nnull] }\r\n```  ',
	])('is taken out of a code block, as AI models write it: %j', (raw) => {
		expect(read(json(ABOUT), raw)).toEqual({ a: [1, null] });
	});

	it('keeps code blocks inside a text', () => {
		expect(read(json(ABOUT), '{"text":"```js```"}')).toEqual({ text: '```js```' });
	});

	it('of values by name refuses an empty name', () => {
		expect(refusal(json(ABOUT), '{"a":1,"":""}')).toMatchObject({
			message: expect.stringContaining('must not have an empty name') as string,
		});
	});
});

describe('a list of JSON objects', () => {
	const named = jsonList(ABOUT, '[{}]', ({ name }) => name !== undefined, 'must have names');

	it.each([
		['a list', [{ name: 'x' }]],
		['JSON text', '[{ "name": "x" }]'],
	])('accepts %s', (_what, raw) => {
		expect(read(named, raw)).toEqual([{ name: 'x' }]);
	});

	it('is ignored when it is empty', () => {
		expect(read(named, [])).toBeUndefined();
		expect(read(named, ' [] ')).toBeUndefined();
	});

	it('says where its JSON breaks, and is taken out of a code block', () => {
		expect(refusal(named, '[{"name": "x",}]').message).toMatch(
			/not valid JSON: .* line 1, column 15/,
		);
		expect(read(named, '```json\n[{"name":"x"}]\n```')).toEqual([{ name: 'x' }]);
	});

	it.each([['{}'], ['"x"'], [{ name: 'x' }], [['x']], [[null]], [[{ name: 'x' }, {}]], [7]])(
		'rejects %j with a message of its operation',
		(raw) => {
			expect(refusal(named, raw)).toMatchObject({
				kind: 'INVALID_INPUT',
				message: '"Some Field" must have names',
			});
		},
	);
});

describe('entries', () => {
	const action = choice({
		...called('action', 'Action'),
		options: [
			{ name: 'Open', value: 'open' },
			{ name: 'Copy', value: 'copy' },
		],
	});
	const settings = collection({
		...called('settings', 'Settings'),
		add: 'Add setting',
		fields: { width: number({ ...called('width', 'Width'), default: 1, min: 1, max: 9 }) },
	});
	const buttons = entries({
		...called('buttons', 'Buttons'),
		entry: { name: 'button', label: 'Button' },
		fields: {
			label: required(text(called('label', 'Label'))),
			action,
			due: dateTime(called('due', 'Due')),
			link: shownFor({ action: ['open'] }, text({ ...called('url', 'URL'), max: 5 })),
			copied: shownFor({ action: ['copy'] }, text(called('copyText', 'Text'))),
			settings,
			notes: entries({
				...called('notes', 'Notes'),
				entry: { name: 'note', label: 'Note' },
				fields: { text: required(text(called('text', 'Text'))) },
			}),
		},
	});
	const readButtons = (raw: unknown) =>
		buttons.read(raw, { label: 'Buttons', prefix: '', zone: ZONE });
	const messageOf = (raw: unknown) => {
		const problem = problemOfCall(() => readButtons(raw));
		expect(problem.kind).toBe('INVALID_INPUT');
		return problem.message;
	};
	const go = { label: 'Go', action: 'copy', copyText: 'x' };

	it('are a collection in the form', () => {
		expect(buttons.property).toMatchObject({
			displayName: 'Buttons',
			name: 'buttons',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Button',
			default: {},
		});
		const [entry] = buttons.property.options ?? [];
		expect(entry).toMatchObject({ name: 'button', displayName: 'Button' });
		const values = entry && 'values' in entry ? entry.values : [];
		expect(values.map(({ name }) => name)).toEqual([
			'label',
			'action',
			'due',
			'url',
			'copyText',
			'settings',
			'notes',
		]);
	});

	it('are read by the keys of the code, each field by its kind', () => {
		const due = '2026-01-31T10:00:00';
		expect(
			readButtons({
				button: [
					{ ...go, due, settings: { width: '3' } },
					{ ...go, label: 'Stop' },
				],
			}),
		).toMatchObject([
			{ label: 'Go', action: 'copy', copied: 'x', due: 1769850000000, settings: { width: 3 } },
			{ label: 'Stop', action: 'copy', copied: 'x', due: undefined, settings: undefined },
		]);
	});

	it.each([
		['a list', [go]],
		['the value of the form', { button: [go] }],
		['the value of the form with one entry', { button: go }],
	])('can be returned by an expression as %s', (_what, raw) => {
		expect(readButtons(raw)).toMatchObject([{ label: 'Go' }]);
	});

	it.each([undefined, null, '', {}, [], { button: [] }, { button: null }, go])(
		'are ignored when there are none: %j',
		(raw) => {
			expect(readButtons(raw)).toBeUndefined();
		},
	);

	it.each([
		['text', 'x', '"Buttons 1" must be an object'],
		['a number', 7, '"Buttons 1" must be an object'],
		['a list in a list', [[]], '"Buttons 1" must be an object'],
		['an invalid entry', [go, 'x'], '"Buttons 2" must be an object'],
		['an entry that is null', { button: [go, go, null] }, '"Buttons 3" must be an object'],
	])('reject %s', (_what, raw, message) => {
		expect(messageOf(raw)).toBe(message);
	});

	it.each([
		['a required field is empty', { label: ' ' }, '"Buttons 2: Label" must not be empty'],
		['a required field is missing', { label: undefined }, '"Buttons 2: Label" must not be empty'],
		['a field is of the wrong kind', { label: {} }, '"Buttons 2: Label" must be text'],
		['a choice is not offered', { action: 'x' }, '"Buttons 2: Action" must be one of: open, copy'],
		[
			'a field shown for the choice is empty',
			{ copyText: '' },
			'"Buttons 2: Text" must not be empty',
		],
		[
			'a field is too long',
			{ action: 'open', url: '123456' },
			'"Buttons 2: URL" is 6 characters long; the maximum is 5',
		],
		[
			'a collection in an entry is invalid',
			{ settings: 'wide' },
			'"Buttons 2: Settings" must be an object',
		],
		[
			'a field of a collection in an entry is invalid',
			{ settings: { width: 10 } },
			'"Buttons 2: Width" must be a number from 1 to 9',
		],
		[
			'a field of an entry in an entry is empty',
			{ notes: { note: [{ text: 'x' }, {}] } },
			'"Buttons 2: Notes 2: Text" must not be empty',
		],
	])('name the entry and the field when %s', (_what, changes, message) => {
		expect(messageOf({ button: [go, { ...go, ...changes }] })).toBe(message);
	});

	it('ignore fields hidden by the choices of the entry, whatever was entered before', () => {
		const [entry] = readButtons([{ ...go, url: { far: 'too long' } }]) ?? [];
		expect(entry).toMatchObject({ link: undefined, copied: 'x' });
	});

	it('use the form’s default for a choice that the entry omits', () => {
		expect(readButtons([{ label: 'Go', url: 'x' }])).toMatchObject([
			{ action: undefined, link: 'x', copied: undefined },
		]);
		expect(messageOf([{ label: 'Go' }])).toBe('"Buttons 1: URL" must not be empty');
	});

	it('can be rejected with a message of their operation', () => {
		const [, second] = readButtons([go, go]) ?? [];
		expect(second?.refuse('copied', 'is not what it was').problem).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"Buttons 2: Text" is not what it was',
		});
	});
});

describe('a group of fields', () => {
	const about = { label: 'Some Field', description: 'What to put in' };

	it('names a field by its key, unless it has a name of its own', () => {
		const { first, second } = named({ first: text(about), second: text(ABOUT) });
		expect([first.property.name, second.property.name]).toEqual(['first', 'field']);
	});

	it('reads collections and entries by these names', () => {
		const fields = { first: text(about) };
		expect(read(collection({ ...ABOUT, add: 'Add', fields }), { first: 'x' })).toEqual({
			first: 'x',
		});
		const [entry] = read(entries({ ...ABOUT, entry: ENTRY, fields }), [{ first: 'x' }]) ?? [];
		expect(entry).toMatchObject({ first: 'x' });
	});
});

describe('a field with a condition', () => {
	it('appears in the form itself while another field has one of the values', () => {
		const { property, placement } = text({ ...ABOUT, show: { source: ['text'] } });
		expect(property.displayOptions).toEqual({ show: { source: ['text'] } });
		expect(placement).toBe('form');
	});
});

describe('a collection', () => {
	const fields = {
		b: text(called('beta', 'Beta')),
		a: boolean(called('alpha', 'Alpha')),
		hidden: shownFor({ alpha: ['true'] }, text(called('gamma', 'Gamma'))),
	};
	const field = collection({ ...ABOUT, add: 'Add more', fields });

	it('lists its fields by label', () => {
		expect(field.property).toMatchObject({
			type: 'collection',
			placeholder: 'Add more',
			default: {},
		});
		expect(field.property.options?.map(({ name }) => name)).toEqual(['alpha', 'beta', 'gamma']);
	});

	it('reads the fields that the user added', () => {
		expect(read(field, { beta: ' x ', alpha: 'false' })).toEqual({ b: ' x ', a: false });
		expect(read(field, {})).toEqual({});
	});

	it('names a field in errors as if it were separate', () => {
		expect(refusal(field, { beta: [] }).message).toBe('"Beta" must be text');
	});

	it.each(['x', 7, true, [1]])('rejects %j', (raw) => {
		expect(refusal(field, raw)).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"Some Field" must be an object',
		});
	});
});
