import type { INodeParameters } from 'n8n-workflow';

import { boolean, choice, required, shownFor, text } from '../../nodes/ZohoCliq/fields';
import { ItemParameters, RunParameters } from '../../nodes/ZohoCliq/fields/parameters';
import { fakeN8n, itemParameters, problemOfCall } from '../support/fakeN8n';

const about = (name: string, label: string) => ({ name, label, description: 'What to put in' });

const FIELD = text(about('field', 'Some Field'));

describe('the value of a field', () => {
	it('is read by its kind', () => {
		expect(itemParameters({ field: 7 }).read(FIELD)).toBe('7');
		expect(problemOfCall(() => itemParameters({ field: {} }).read(FIELD))).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"Some Field" must be text',
		});
	});

	it.each([undefined, null, '', '  '])('may be empty: %j', (field) => {
		expect(itemParameters({ field }).read(FIELD)).toBeUndefined();
	});

	it.each([undefined, null, '', '  '])('must not be %j when it is required', (field) => {
		const parameters = itemParameters({ field });
		const expected = { kind: 'INVALID_INPUT', message: '"Some Field" must not be empty' };
		expect(problemOfCall(() => parameters.read(required(FIELD)))).toMatchObject(expected);
		expect(problemOfCall(() => parameters.require(FIELD))).toMatchObject(expected);
	});

	it('can be false when it is required', () => {
		const isOn = boolean(about('field', 'Some Field'));
		expect(itemParameters({ field: false }).require(isOn)).toBe(false);
		expect(itemParameters({ field: false }).read(required(isOn))).toBe(false);
	});

	it('is not read while the field is hidden, whatever was entered before', () => {
		const kind = choice({
			...about('kind', 'Kind'),
			options: [
				{ name: 'One', value: 'one' },
				{ name: 'Two', value: 'two' },
			],
		});
		const field = shownFor({ [kind.property.name]: ['one'], on: ['true'] }, required(FIELD));
		expect(itemParameters({ kind: 'two', on: 'true', field: {} }).read(field)).toBeUndefined();
		expect(itemParameters({ kind: 'one', on: 'x', field: {} }).read(field)).toBeUndefined();
		expect(itemParameters({ kind: 'one', on: 'true', field: 'x' }).read(field)).toBe('x');
		const empty = itemParameters({ kind: 'one', on: 'true' });
		expect(problemOfCall(() => empty.read(field)).message).toBe('"Some Field" must not be empty');
	});

	it.each([
		[
			'with n8n’s message',
			new Error('Referenced node is unexecuted'),
			'Referenced node is unexecuted',
		],
		['with what is known', new Error(''), 'for an unknown reason'],
	])('explains why its expression fails, %s', (_what, thrown, why) => {
		const { context } = fakeN8n();
		context.getNodeParameter = () => {
			throw thrown;
		};
		const parameters = new ItemParameters(new RunParameters(context), 0, { json: {} });
		expect(problemOfCall(() => parameters.read(FIELD))).toMatchObject({
			kind: 'INVALID_INPUT',
			message: `"Some Field" could not be evaluated: ${why}`,
		});
	});
});

describe('the values of a run', () => {
	/** @returns the parameters of a node with this value, and the requests to n8n */
	function runWith(written: INodeParameters) {
		const { context } = fakeN8n();
		const node = { ...context.getNode(), parameters: written };
		const asked: string[] = [];
		const getTimezone = jest.fn(() => 'Europe/Berlin');
		Object.assign(context, {
			getNode: () => node,
			getTimezone,
			getNodeParameter: (name: string, itemIndex: number) => {
				asked.push(`${name} of ${itemIndex}`);
				return `${name} ${itemIndex}`;
			},
		});
		const run = new RunParameters(context);
		const of = (itemIndex: number) => new ItemParameters(run, itemIndex, { json: {} });
		return { of, asked, getTimezone };
	}

	it.each([
		['a text', 'x'],
		['a text with an equals sign in it', 'a = b'],
		['nothing', undefined],
		['a number', 7],
		['a picker', { mode: 'id', value: 'CT_1' }],
		['a collection', { option: 'x', other: null }],
	])('are read from n8n once per run without an expression: %s', (_what, field) => {
		const { of, asked } = runWith({ field } as INodeParameters);
		expect([0, 1, 2].map((item) => of(item).raw('field'))).toEqual(Array(3).fill('field 0'));
		expect(asked).toEqual(['field of 0']);
	});

	it.each([
		['a text', '={{ $json.x }}'],
		['a picker', { mode: 'id', value: '={{ $json.x }}' }],
		['a collection', { entry: [{ fixed: 'x' }, { label: '={{ $json.x }}' }] }],
	])('are read from n8n for each item with an expression: %s', (_what, field) => {
		const { of, asked } = runWith({ field } as INodeParameters);
		expect([0, 1].map((item) => of(item).raw('field'))).toEqual(['field 0', 'field 1']);
		expect(asked).toEqual(['field of 0', 'field of 1']);
	});

	it('that are empty are read from n8n once too', () => {
		const { of, asked } = runWith({});
		of(0).raw('field');
		of(1).raw('field');
		of(1).raw('other');
		expect(asked).toEqual(['field of 0', 'other of 1']);
	});

	it('include the workflow’s time zone, read once', () => {
		const { of, getTimezone } = runWith({});
		expect([of(0).timezone, of(1).timezone]).toEqual(['Europe/Berlin', 'Europe/Berlin']);
		expect(getTimezone).toHaveBeenCalledTimes(1);
	});
});
