import type { Field } from '../../nodes/ZohoCliq/fields';
import { boolean, dateTime, text } from '../../nodes/ZohoCliq/fields';
import {
	Chosen,
	collectionProperty,
	optionsProperty,
	readAdded,
	optionsReader,
} from '../../nodes/ZohoCliq/fields/commonOptions';
import { itemParameters, problemOfCall } from '../support/fakeN8n';

const about = (name: string, label: string) => ({ name, label, description: 'What to put in' });

const note = text(about('note', 'Note'));
const silent = boolean(about('silent', 'Silent'));
const due = dateTime(about('due', 'Due'));

const OWN = [note, silent, due];

const read = (options: unknown) => optionsReader(OWN)(itemParameters({ options }));

describe('Options', () => {
	it('contain those of the operation and those for waiting, sorted by label', () => {
		const property = optionsProperty(OWN.map((field) => field.property));
		expect(property).toMatchObject({
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
		});
		expect(property.options?.map(({ name }) => name)).toEqual([
			'due',
			'maxWaitSeconds',
			'network',
			'note',
			'onRateLimit',
			'silent',
		]);
	});

	it.each([undefined, null, {}, { onRateLimit: '', maxWaitSeconds: '' }])(
		'wait up to 660 seconds for a lock by default, and as long as it takes for their turn: %j',
		(options) => {
			expect(read(options).waitPolicy).toEqual({
				onRateLimit: 'wait',
				maxWaitSeconds: 660,
				maxPaceSeconds: Infinity,
			});
		},
	);

	it('wait up to 90 seconds in a test run, for either, unless the user says how long', () => {
		const readInTest = (options: object) =>
			optionsReader(OWN)(itemParameters({ options }, undefined, 'manual')).waitPolicy;
		expect(readInTest({})).toEqual({
			onRateLimit: 'wait',
			maxWaitSeconds: 90,
			maxPaceSeconds: 90,
			isTestRun: true,
		});
		expect(readInTest({ maxWaitSeconds: 660 })).toEqual({
			onRateLimit: 'wait',
			maxWaitSeconds: 660,
		});
	});

	it.each([0, 1e6, Infinity])('can wait up to %d seconds, or not at all', (maxWaitSeconds) => {
		const { waitPolicy } = read({ onRateLimit: 'fail', maxWaitSeconds });
		expect(waitPolicy).toEqual({ onRateLimit: 'fail', maxWaitSeconds });
	});

	it.each([
		[{ onRateLimit: 'x' }, '"On Rate Limit" must be one of: wait, fail'],
		[{ maxWaitSeconds: -1 }, '"Max Wait (Seconds)" must be a number not below 0'],
		[{ maxWaitSeconds: NaN }, '"Max Wait (Seconds)" must be a number not below 0'],
		[{ maxWaitSeconds: 'soon' }, '"Max Wait (Seconds)" must be a number not below 0'],
		['all', '"Options" must be an object'],
		[[1], '"Options" must be an object'],
	])('reject %j', (options, message) => {
		expect(problemOfCall(() => read(options))).toMatchObject({ kind: 'INVALID_INPUT', message });
	});

	it('reject what the operation does not offer, and say what to remove', () => {
		expect(problemOfCall(() => read({ postAsBot: 'newsbot' }))).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"postAsBot" is not an option of this operation',
			remedy: 'Remove "postAsBot" from "Options".',
		});
	});

	it.each([false, '', null, undefined])('ignore what it does not offer when it is %j', (value) => {
		expect(read({ postAsBot: value }).options.values).toEqual({});
	});
});

describe('the value of an option', () => {
	it('is read by the kind of its field, in the workflow’s time zone', () => {
		const { options } = read({ note: ' x ', silent: 'false', due: '2026-01-31T10:00' });
		expect(options.read(note)).toBe(' x ');
		expect(options.read(silent)).toBe(false);
		expect(options.read(due)).toBe(Date.parse('2026-01-31T15:00:00Z'));
	});

	it.each([undefined, null, '', ' '])('is ignored when it is %j', (value) => {
		expect(read({ note: value }).options.read(note)).toBeUndefined();
	});

	it('is the default of its field when the user did not add it', () => {
		const zone: Field<string> = { ...note, read: (raw, at) => note.read(raw, at) ?? at.zone };
		const run = { timezone: 'UTC', isTool: false };
		expect(new Chosen({}, run).read(zone)).toBe('UTC');
		expect(new Chosen({}, run).read(note)).toBeUndefined();
		expect(new Chosen({ note: 'x' }, run).read(zone)).toBe('x');
	});

	it('is named by its label when it is invalid', () => {
		const { options } = read({ note: {} });
		expect(problemOfCall(() => options.read(note)).message).toBe('"Note" must be text');
	});
});

describe.each([
	['filters', 'Filters', 'Which ones to return', 'Add filter'],
	['updateFields', 'Update Fields', 'What to change', 'Add Field'],
	['additionalFields', 'Additional Fields', 'What else to set', 'Add Field'],
] as const)('%s', (name, displayName, description, placeholder) => {
	it('contain fields of the operation, without the options for waiting', () => {
		expect(collectionProperty(name, OWN)).toMatchObject({
			displayName,
			name,
			description,
			placeholder,
			options: [{ name: 'due' }, { name: 'note' }, { name: 'silent' }],
		});
	});

	it('are read like Options', () => {
		const chosen = readAdded(itemParameters({ [name]: { note: 'x', silent: false } }), name, OWN);
		expect([chosen.read(note), chosen.read(silent), chosen.read(due)]).toEqual([
			'x',
			false,
			undefined,
		]);
	});

	it.each([
		[{ onRateLimit: 'fail' }, '"onRateLimit" is not an option of this operation'],
		['all', `"${displayName}" must be an object`],
	])('reject %j', (entered, message) => {
		const parameters = itemParameters({ [name]: entered });
		expect(problemOfCall(() => readAdded(parameters, name, OWN)).message).toBe(message);
	});
});

describe('the options of several items', () => {
	it('are read once while they are identical, and again when they change', () => {
		const read = optionsReader(OWN);
		const parameters = itemParameters({ options: { onRateLimit: 'fail' } });
		const first = read(parameters);
		expect(read(parameters)).toBe(first);
		expect(read(itemParameters({ options: {} })).waitPolicy.onRateLimit).toBe('wait');
	});
});
