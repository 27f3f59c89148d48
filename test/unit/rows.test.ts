import {
	limitField,
	readLimit,
	returnAllField,
	simplified,
} from '../../nodes/ZohoCliq/operation/listing';
import { shownFields } from '../support/shownFields';
import { itemParameters, problemOfCall } from '../support/fakeN8n';

describe('how many rows the user wants', () => {
	it.each([
		['50, as the form has it', {}, 50],
		['a limit', { returnAll: false, limit: 3 }, 3],
		['a limit given as text', { limit: '3' }, 3],
		['whole rows of a fraction', { limit: 3.9 }, 3],
		['all', { returnAll: true }, Infinity],
		['all, given as text', { returnAll: 'true' }, Infinity],
		['all, whatever limit was there before', { returnAll: true, limit: 'x' }, Infinity],
	])('can be %s', (_what, parameters, limit) => {
		expect(readLimit(itemParameters(parameters))).toBe(limit);
	});

	it.each([0, 0.5, -1, 'many', '', NaN])('cannot be %j', (limit) => {
		expect(problemOfCall(() => readLimit(itemParameters({ limit })))).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"Limit" must be a number not below 1',
		});
	});

	it('is asked for in the form unless all are wanted', () => {
		const fields = [returnAllField, limitField];
		expect(shownFields(fields, { returnAll: false })).toContain(limitField);
		expect(shownFields(fields, { returnAll: true })).not.toContain(limitField);
	});
});

describe('Simplify', () => {
	const record = { rights: [1], name: 'Marketing', id: 'O1', topic: null };
	const simple = (keys?: string[], parameters = {}) =>
		simplified(record, keys, itemParameters(parameters));

	it('leaves what people use, in that order, null included', () => {
		const output = simple(['id', 'name', 'topic', 'absent']);
		expect(Object.entries(output)).toEqual([
			['id', 'O1'],
			['name', 'Marketing'],
			['topic', null],
		]);
	});

	it('leaves everything when it is off, or not offered', () => {
		expect(simple(['id'], { simplify: false })).toEqual(record);
		expect(simple(undefined, { simplify: true })).toEqual(record);
	});

	it('never makes an empty item, should Cliq call everything otherwise', () => {
		expect(simple(['channel_id'])).toEqual(record);
	});
});
