import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { adminOperations, adminResources } from '../../nodes/ZohoCliq/adminResources';
import { operations, resources } from '../../nodes/ZohoCliq/resources';
import type { Operation, Resource } from '../../nodes/ZohoCliq/operation/operation';
import { text as textField } from '../../nodes/ZohoCliq/fields';
import { TOOL } from '../../nodes/ZohoCliq/fields/field';
import { nodeProperties } from '../../nodes/ZohoCliq/form/nodeProperties';
import { offeredOptions, shownFields } from '../support/shownFields';

const names = (fields: readonly INodeProperties[]) => fields.map(({ name }) => name);

function text(name: string, displayOptions?: INodeProperties['displayOptions']): INodeProperties {
	return { displayName: name, name, type: 'string', default: '', displayOptions };
}

const option = (name: string, description = name) => textField({ name, label: name, description });

function operation(
	fields: readonly INodeProperties[],
	options: Operation['options'] = [],
): Operation {
	return {
		name: 'X',
		action: 'X',
		description: 'X',
		endpoints: [],
		fields: fields.map((property) => ({ property })),
		options,
		run: () => Promise.resolve({}),
	};
}

function formOf(operations: Record<string, Record<string, Operation>>): INodeProperties[] {
	const all: Resource[] = Object.entries(operations).map(([value, entries]) => ({
		name: value,
		value,
		operations: entries,
	}));
	return nodeProperties(all, 'one');
}

const shownFor = (form: INodeProperties[], resource: string, chosen: string) =>
	names(shownFields(form, { resource, operation: chosen })).slice(2);

describe('the form generated from operations', () => {
	const [a, b, c, d] = [text('a'), text('b'), text('c'), text('d')];

	it('starts with the resource and its operations', () => {
		const form = formOf({ one: { x: operation([]), y: operation([]) }, two: { z: operation([]) } });
		expect(names(form).slice(0, 3)).toEqual(['resource', 'operation', 'operation']);
		const [, operations] = shownFields(form, { resource: 'one' });
		expect(operations?.options?.map((option) => 'value' in option && option.value)).toEqual([
			'x',
			'y',
		]);
		expect(operations?.default).toBe('x');
	});

	it('keeps every operation’s own order, Options last', () => {
		const form = formOf({
			one: { x: operation([b, d]), y: operation([a, b, c]) },
			two: { z: operation([a, c, d]) },
		});
		expect(shownFor(form, 'one', 'x')).toEqual(['b', 'd', 'options']);
		expect(shownFor(form, 'one', 'y')).toEqual(['a', 'b', 'c', 'options']);
		expect(shownFor(form, 'two', 'z')).toEqual(['a', 'c', 'd', 'options']);
	});

	it('contains a field shared by operations once', () => {
		const form = formOf({ one: { x: operation([a]), y: operation([a]) } });
		expect(form.filter(({ name }) => name === 'a')).toHaveLength(1);
		expect(form.filter(({ name }) => name === 'options')).toHaveLength(1);
	});

	it('contains it once for two resources whose operations have the same names', () => {
		const form = formOf({ one: { get: operation([a]) }, two: { get: operation([a]) } });
		expect(form.filter(({ name }) => name === 'a')).toHaveLength(1);
	});

	it('shows a field only for operations that list it, whatever the names of others', () => {
		const form = formOf({
			one: { get: operation([a]), set: operation([]) },
			two: { get: operation([]), set: operation([a]) },
		});
		expect(shownFor(form, 'one', 'get')).toContain('a');
		expect(shownFor(form, 'one', 'set')).not.toContain('a');
		expect(shownFor(form, 'two', 'get')).not.toContain('a');
		expect(shownFor(form, 'two', 'set')).toContain('a');
	});

	it('keeps a field’s own condition', () => {
		const form = formOf({ one: { x: operation([a, text('b', { show: { a: ['yes'] } })]) } });
		const given = { resource: 'one', operation: 'x' };
		expect(names(shownFields(form, { ...given, a: 'yes' }))).toContain('b');
		expect(names(shownFields(form, { ...given, a: 'no' }))).not.toContain('b');
	});

	it('gives operations one collection of options, of which each sees only its own', () => {
		const replyTo = [option('replyTo')];
		const form = formOf({
			one: {
				x: operation([], replyTo),
				y: operation([], replyTo),
			},
			two: { z: operation([]) },
		});
		const [options, ...others] = form.filter(({ name }) => name === 'options');
		expect(others).toEqual([]);
		const offered = (values: INodeParameters) => options && names(offeredOptions(options, values));
		const common = ['maxWaitSeconds', 'network', 'onRateLimit'];
		expect(offered({ resource: 'one', operation: 'y' })).toEqual([...common, 'replyTo']);
		expect(offered({ resource: 'two', operation: 'z' })).toEqual(common);
		expect(shownFor(form, 'one', 'y')).toEqual(['options']);
		expect(shownFor(form, 'two', 'z')).toEqual(['options']);
	});

	it('offers options of the same name and different words each for its own operation', () => {
		const form = formOf({
			one: { x: operation([], [option('silent', 'Remove')]) },
			two: { z: operation([], [option('silent', 'Send')]) },
		});
		const options = form.filter(({ name }) => name === 'options');
		expect(options).toHaveLength(1);
		const words = (resource: string, operation: string) =>
			options
				.flatMap((collection) => offeredOptions(collection, { resource, operation }))
				.filter(({ name }) => name === 'silent')
				.map(({ description }) => description);
		expect(words('one', 'x')).toEqual(['Remove']);
		expect(words('two', 'z')).toEqual(['Send']);
	});

	it('names only the operations, or only the resources, where that says the same', () => {
		const form = formOf({
			one: { x: operation([a, b]), y: operation([b]) },
			two: { y: operation([]), z: operation([c]) },
		});
		const conditions = form.map(({ name, displayOptions }) => [name, displayOptions?.show]);
		expect(conditions).toEqual(
			expect.arrayContaining([
				['a', { operation: ['x'] }],
				['b', { resource: ['one'] }],
				['c', { operation: ['z'] }],
			]),
		);
	});

	it('shows a field once, however its operations combine', () => {
		// In this order, the group of `two.y` could take in `two.x`, which is in the group of `one.x` already.
		const has = operation([a]);
		const lacks = operation([]);
		const form = formOf({
			one: { x: has, z: has, y: lacks },
			two: { y: has, x: has },
			three: { z: lacks, x: has },
		});
		for (const [resource, chosen] of ['one.x', 'one.z', 'two.y', 'two.x', 'three.x'].map((name) =>
			name.split('.'),
		)) {
			expect(shownFor(form, resource ?? '', chosen ?? '')).toEqual(['a', 'options']);
		}
	});

	it('keeps conflicting orders, with one copy of a field', () => {
		const form = formOf({
			one: { x: operation([a, b, c]), y: operation([b, a]), z: operation([b, a, c]) },
			two: { z: operation([c, b, a]) },
		});
		expect(shownFor(form, 'one', 'x')).toEqual(['a', 'b', 'c', 'options']);
		expect(shownFor(form, 'one', 'y')).toEqual(['b', 'a', 'options']);
		expect(shownFor(form, 'one', 'z')).toEqual(['b', 'a', 'c', 'options']);
		expect(shownFor(form, 'two', 'z')).toEqual(['c', 'b', 'a', 'options']);
	});

	it('copies no more fields than necessary for conflicting orders', () => {
		const form = formOf({ one: { x: operation([a, b]), y: operation([b, a]) } });
		expect(names(form)).toEqual(['resource', 'operation', 'a', 'b', 'a', 'options']);
	});

	it('defaults to the resource chosen by the node', () => {
		const form = nodeProperties([{ name: 'One', value: 'one', operations: {} }], 'one');
		expect(form[0]?.default).toBe('one');
	});

	it('does not change shared fields', () => {
		formOf({ one: { x: operation([a]) } });
		expect(a).toEqual(text('a'));
	});
});

describe.each([
	['Zoho Cliq', resources, operations],
	['Zoho Cliq Admin', adminResources, adminOperations],
])('the form of %s', (_node, all, operations) => {
	const form = nodeProperties(all, 'message');

	it.each(operations.map((entry) => [`${entry.resource}.${entry.operation}`, entry] as const))(
		'%s shows exactly its own fields, in its order',
		(_name, { resource, operation: chosen, definition }) => {
			// Fields with their own condition count as shown whenever it can be met.
			const canBeShown = ({ displayOptions }: INodeProperties): boolean => {
				const { resource: of, operation: by, ...further } = displayOptions?.show ?? {};
				if (of?.includes(resource) === false || by?.includes(chosen) === false) return false;
				return Object.keys(further).every(
					(name) =>
						[TOOL, 'authentication'].includes(name) ||
						form.some((field) => field.name === name && canBeShown(field)),
				);
			};
			expect(names(form.filter(canBeShown)).slice(2)).toEqual([
				...names(definition.fields.map(({ property }) => property)),
				'options',
			]);
		},
	);
});
