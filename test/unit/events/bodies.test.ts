import fc from 'fast-check';

import { readBody } from '../../../nodes/ZohoCliq/events/body';
import { repairJson } from '../../../nodes/ZohoCliq/events/repairJson';
import { expectGrowthBelow } from '../../support/growth';
import { seedOr } from '../../support/seed';

const event = {
	handler: 'message_handler',
	message: 'a "quoted" text',
	user: { id: '123456', first_name: 'Scott' },
};

describe('the same body is read', () => {
	const json = JSON.stringify(event);
	const { user, ...texts } = event;
	const form = new URLSearchParams({ ...texts, user: JSON.stringify(user) }).toString();

	it.each([
		['as JSON', json],
		['after a byte order mark', `\ufeff${json}`],
		['as a JSON string', JSON.stringify(json)],
		["in a form's only field", new URLSearchParams({ payload: json }).toString()],
		["as a form's only name", `${encodeURIComponent(json)}=`],
		['in percent-encoding', encodeURIComponent(json)],
		['with unescaped quotes', json.replaceAll('\\"', '"')],
		['with spaces', JSON.stringify(event, null, 2)],
	])('%s', (_what, raw) => {
		expect(readBody(raw)).toEqual(event);
	});

	it('as a form, whose values are text', () => {
		expect(readBody(form)).toEqual({ ...event, user: JSON.stringify(user) });
	});

	it('as n8n parsed it, without a raw body', () => {
		expect(readBody('', event)).toEqual(event);
	});
});

describe('broken JSON', () => {
	it.each([
		['quotes', '{"message":"say "hi" now","user":{"id":"1"}}', 'say "hi" now'],
		['a quote at the beginning', '{"message":""hi" he said","user":{"id":"1"}}', '"hi" he said'],
		['a quote at the end', '{"message":"he said "hi"","user":{"id":"1"}}', 'he said "hi"'],
		['a quote and a comma', '{"message":"a "b", c","user":{"id":"1"}}', 'a "b", c'],
		['a brace behind a quote', '{"message":"{"a":"b"} ok","user":{"id":"1"}}', '{"a":"b"} ok'],
		['JSON as text', '{"message":"{"a":1}","user":{"id":"1"}}', '{"a":1}'],
		['line breaks', '{"message":"a\r\nb\tc","user":{"id":"1"}}', 'a\r\nb\tc'],
		['backslashes', '{"message":"C:\\Users","user":{"id":"1"}}', 'C:\\Users'],
		['escapes', '{"message":"a\\"b\\u00fc\n","user":{"id":"1"}}', 'a"bü\n'],
		['at the end of all', '{"user":{"id":"1"},"message":"a "b""}', 'a "b"'],
	])('with %s is repaired', (_what, raw, message) => {
		expect(repairJson(raw)).toEqual({ message, user: { id: '1' } });
	});

	it('with unescaped JSON in quotes is repaired, digits kept', () => {
		const raw =
			'{"message":"say "hi"","user":"{"id":1234567890123456789,"name":"A "B" C"}","list":"["a","b"]"}';
		expect(repairJson(raw)).toEqual({
			message: 'say "hi"',
			user: { id: '1234567890123456789', name: 'A "B" C' },
			list: ['a', 'b'],
		});
	});

	it.each(['{', '{"a":"b', '{"a"}', '{"a":"b"]', 'a "b"', '{"a":"b"}}', '{"a" "b"}'])(
		'%s is not invented',
		(raw) => {
			expect(repairJson(raw)).toBeUndefined();
		},
	);

	/** Parts of a text, without what could as well be the next field. */
	const text = fc
		.array(
			fc.oneof(
				fc.constantFrom(
					'"',
					'""',
					'\n',
					'\r\n',
					'\t',
					' ',
					',',
					':',
					'{',
					'}',
					'[',
					']',
					'😀',
					'ü',
				),
				fc.stringMatching(/^[a-z0-9 .!?]{1,6}$/),
			),
			{ maxLength: 20 },
		)
		.map((parts) => parts.join(''))
		.filter((each) => !/"\s*[,}\]]/.test(each));

	/** Not what may be unescaped JSON in quotes. */
	const name = text.filter((each) => !/^\s*[{[]\s*["{[\]}]/.test(each));

	it('with any text is repaired', () => {
		fc.assert(
			fc.property(text, name, (message, name) => {
				const raw = `{"handler":"message_handler","message":"${message}","user":{"id":"1","name":"${name}"},"time":1}`;
				expect(repairJson(raw)).toEqual({
					handler: 'message_handler',
					message,
					user: { id: '1', name },
					time: 1,
				});
			}),
			{ seed: seedOr(13), numRuns: 500 },
		);
	});

	it('with anything at all throws nothing, and valid JSON is left alone', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
				readBody(raw);
				repairJson(`{"message":"${raw}","user":{"id":"1"}}`);
			}),
			{ seed: seedOr(13), numRuns: 500 },
		);
		fc.assert(
			fc.property(
				fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { minKeys: 1 }),
				(value) => {
					const json = JSON.stringify(value).replace(/\d{16,}/g, '1');
					expect(readBody(json)).toEqual(JSON.parse(json));
				},
			),
			{ seed: seedOr(13), numRuns: 200 },
		);
	});

	it.each([
		['quotes', '"'],
		['quotes and braces', '"}'],
		['quotes and spaces', '" '],
		['what looks like fields', '","a'],
		['open lists', '"["'],
	])('of many %s takes time in proportion to its length', (_what, part) => {
		const body = (times: number) => `{"message":"${part.repeat(times)}x\n","user":{"id":"1"}}`;
		expectGrowthBelow(30, { small: body(5_000), large: body(50_000) }, repairJson);
	});
});
