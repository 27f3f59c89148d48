import { isJsonObject, parseJson } from '../../nodes/ZohoCliq/cliq/json';
import { expectGrowthBelow } from '../support/growth';

describe('parseJson keeps every digit', () => {
	it.each([
		['a 19-digit ID', '{"id":1234567890123456789}', { id: '1234567890123456789' }],
		['a negative one', '{"id":-1234567890123456789}', { id: '-1234567890123456789' }],
		['in a list', '[1234567890123456789,2]', ['1234567890123456789', 2]],
		['alone', '1234567890123456789', '1234567890123456789'],
		['with spaces around', '{ "id" : 1234567890123456789 }', { id: '1234567890123456789' }],
		['just past 2^53', '{"id":9007199254740992}', { id: '9007199254740992' }],
		['the last safe integer', '{"id":9007199254740991}', { id: 9007199254740991 }],
		['a time in milliseconds', '{"time":1599387839188}', { time: 1599387839188 }],
		['a ZUID', '{"zuid":55743307}', { zuid: 55743307 }],
	])('%s', (_what, text, expected) => {
		expect(parseJson(text)).toEqual(expected);
	});
});

describe('parseJson leaves alone', () => {
	it.each([
		['digits inside a text', '{"a":"x 1234567890123456789 y"}'],
		['a text of digits only', '{"a":"1234567890123456789"}'],
		['digits after an escaped quote', '{"a":"say \\"1234567890123456789\\", please"}'],
		['digits after an escaped backslash', '{"a":"\\\\","b":"1234567890123456789"}'],
		['a key of digits', '{"1234567890123456789":1}'],
		['a long fraction', '{"a":1.12345678901234567890}'],
		['a long number with a fraction', '{"a":12345678901234567890.5}'],
		['a small fraction', '{"a":-0.00000000000000000001}'],
		['exponents', '{"a":1e20,"b":1E+0000000000000000001,"c":1e-0000000000000000001}'],
		['a long number with an exponent', '{"a":12345678901234567890e2}'],
	])('%s', (_what, text) => {
		expect(parseJson(text)).toEqual(JSON.parse(text));
	});
});

describe('parseJson of invalid JSON', () => {
	it.each([
		['HTML', '<!DOCTYPE html><p>1234567890123456789</p>'],
		['plain text', 'technical error 1234567890123456789'],
		['incomplete JSON', '{"id":1234567890123456789'],
		['an empty text', ''],
		['a number with a leading zero', '{"id":01234567890123456789}x'],
	])('is undefined for %s', (_what, text) => {
		expect(parseJson(text)).toBeUndefined();
	});

	it('is fast for an unclosed quote', () => {
		const withUnclosed = (length: number) => `error 1234567890123456: "${'a'.repeat(length)}`;
		// Each character would double the time if every way to divide them were tried.
		const sizes = { small: withUnclosed(12), large: withUnclosed(22) };
		expectGrowthBelow(30, sizes, (text) => {
			for (let time = 0; time < 100; time++) expect(parseJson(text)).toBeUndefined();
		});
	});
});

describe('isJsonObject', () => {
	it('is true only for objects with keys', () => {
		expect([{}, { a: 1 }, [], null, undefined, 'x', 7].map(isJsonObject)).toEqual([
			true,
			true,
			...Array<boolean>(5).fill(false),
		]);
	});
});
