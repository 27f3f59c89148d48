import { limit, readLimit, returnAll, simplified } from '../../nodes/ZohoCliq/operation/listing';
import { shownFields } from '../support/shownFields';
import { itemParameters, problemOfCall } from '../support/fakeN8n';

describe('the requested number of rows', () => {
	it.each([
		['50 by default', {}, 50],
		['a limit', { returnAll: false, limit: 3 }, 3],
		['a limit as text', { limit: '3' }, 3],
		['a fraction, cut to whole rows', { limit: 3.9 }, 3],
		['all', { returnAll: true }, Infinity],
		['all, as text', { returnAll: 'true' }, Infinity],
		['all, whatever the hidden limit is', { returnAll: true, limit: 'x' }, Infinity],
		['a limit, with Return All empty', { returnAll: '', limit: 3 }, 3],
	])('can be %s', (_what, parameters, wanted) => {
		expect(readLimit(itemParameters(parameters))).toBe(wanted);
	});

	it.each([0, 0.5, -1, 'many', '', NaN])('is rejected when the limit is %j', (given) => {
		const parameters = itemParameters({ limit: given });
		expect(problemOfCall(() => readLimit(parameters))).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"Limit" must be a number not below 1',
		});
	});

	it.each([1, 'yes', {}])('is rejected when Return All is %j', (given) => {
		const parameters = itemParameters({ returnAll: given });
		expect(problemOfCall(() => readLimit(parameters)).message).toBe(
			'"Return All" must be one of: true, false',
		);
	});

	it('is shown in the form unless Return All is on', () => {
		const fields = [returnAll.property, limit.property];
		expect(shownFields(fields, { returnAll: false })).toContain(limit.property);
		expect(shownFields(fields, { returnAll: true })).not.toContain(limit.property);
	});
});

describe('Simplify', () => {
	const record = { rights: [1], name: 'Marketing', id: 'O1', topic: null };
	const simple = (keys?: string[], parameters = {}) =>
		simplified(record, keys, itemParameters(parameters));

	it('keeps the useful fields, in that order, including null', () => {
		const output = simple(['id', 'name', 'topic', 'absent']);
		expect(Object.entries(output)).toEqual([
			['id', 'O1'],
			['name', 'Marketing'],
			['topic', null],
		]);
	});

	it('keeps everything when it is off, or not offered', () => {
		expect(simple(['id'], { simplify: 'false' })).toEqual(record);
		expect(simple(['id'], { simplify: false })).toEqual(record);
		expect(simple(undefined, { simplify: true })).toEqual(record);
	});

	it('keeps everything rather than return an empty item, should Cliq rename its fields', () => {
		expect(simple(['channel_id'])).toEqual(record);
	});
});
