import type { IDataObject } from 'n8n-workflow';

import { without } from '../../cliq/json';
import { invalidInput } from '../../errors';
import type { Field, Fields } from '../../fields';
import {
	boolean,
	checked,
	choice,
	entries,
	lines,
	mapped,
	prominent,
	refuse,
	required,
	text,
	trimmed,
	upTo,
} from '../../fields';
import { withoutUndefined } from '../../operation/request';

/** @throws INVALID_INPUT unless it fits Cliq's rule for unique names. [Zoho's OpenAPI, v3] */
function checkUniqueName(label: string, name: string): void {
	if (/^[a-z][a-z0-9_]*$/.test(name)) return;
	throw invalidInput(
		label,
		'must begin with a lower-case letter and have only these, digits and underscores',
	);
}

/** A database's or column's unique name. */
export function uniqueName(description: string, placeholder: string): Field<string> {
	const about = { name: 'uniqueName', description, placeholder, max: 20 };
	return checked(trimmed(about), checkUniqueName);
}

/** A database's or column's display name. */
export function displayName(description: string, placeholder: string): Field<string> {
	return trimmed({ name: 'name', description, placeholder, max: 20 });
}

/** What a database is for. */
export const purpose = text({
	name: 'description',
	description: 'What the database is for',
	placeholder: 'e.g. Tickets of the support team',
	max: 250,
});

/** Which columns, alone or together, hold a value only once. */
export const uniqueKeys: Field<string[][]> = mapped(
	lines({
		name: 'uniqueKeys',
		description:
			'Columns in which no value occurs twice, up to 4 lines; several in a line count together',
		placeholder: 'e.g. ticket',
		rows: 2,
	}),
	(given, at) =>
		upTo(
			at,
			given.map((line) => columnsIn(line)),
			4,
		),
);

function columnsIn(line: string): string[] {
	return line
		.split(',')
		.map((column) => column.trim())
		.filter((column) => column !== '');
}

const MANDATORY = 'Whether every record needs a value';
const MASKED = 'Whether Cliq hides the value on screen (text up to 250 characters, and numbers)';

const standardValue = text({
	label: 'Default Value',
	description: 'The value of records that set none',
	placeholder: 'e.g. open',
	max: 100,
});

/** n8n fills in every switch of an entry, so a change needs a third position. */
function change(description: string): Field<boolean> {
	const options = { unchanged: 'Unchanged', yes: 'Yes', no: 'No' };
	return mapped(choice({ description, options }), (given) =>
		given === 'unchanged' ? undefined : given === 'yes',
	);
}

const newColumn = {
	uniqueName: required(uniqueName('The name that records use; it never changes', 'e.g. due_date')),
	name: required(displayName('The name on screen', 'e.g. Due Date')),
	type: choice({
		description: 'What the column holds; it never changes',
		options: {
			'limited-text': 'Text up to 250 Characters',
			'large-text': 'Long Text',
			'encrypted-text': 'Encrypted Text',
			number: 'Number',
			boolean: 'True or False',
		},
	}),
	mandatory: boolean({ default: false, description: MANDATORY }),
	masked: boolean({ default: false, description: MASKED }),
	default: standardValue,
};

const changedColumn = {
	id: required(
		trimmed({
			label: 'Column ID',
			description: 'Returned by Database: Get',
			placeholder: 'e.g. 17202020414617773604009000',
		}),
	),
	name: displayName('New name on screen', 'e.g. Due Date'),
	mandatory: change(MANDATORY),
	masked: change(MASKED),
	default: standardValue,
};

/** @param max what Cliq accepts at once */
export function newColumns(max: number): Field<IDataObject[]> {
	return columnList('The columns to add, each with a name and a type', newColumn, max);
}

/** Columns that change, by their IDs. */
export const changedColumns = columnList('The columns to change', changedColumn, 10);

function columnList(description: string, fields: Fields, max: number): Field<IDataObject[]> {
	const about = { name: 'columns', description, entry: { name: 'column', label: 'Column' } };
	return prominent(
		mapped(entries({ ...about, fields }), (given, at) => upTo(at, given.map(toColumn), max)),
	);
}

/** @returns a column under Cliq's names */
function toColumn(entry: Readonly<Record<string, unknown>>): IDataObject {
	const { uniqueName: unique_name, default: default_value } = entry;
	const same = without(entry, 'uniqueName', 'default', 'refuse');
	return withoutUndefined({ unique_name, ...same, default_value });
}

/** The format of an exported file. */
export const fileType = choice({
	name: 'fileType',
	description: 'Format of the file',
	options: { csv: 'CSV', xlsx: 'Excel (XLSX)', pdf: 'PDF' },
	placement: 'form',
});

const password = trimmed({
	name: 'password',
	description: 'Protects the file; at least 8 characters',
	placeholder: 'e.g. correct-horse-7',
	max: 20,
});

/** Protects the exported file. */
export const filePassword: Field<string> = mapped(
	{ ...password, property: { ...password.property, typeOptions: { password: true } } },
	(given, at) => {
		if (given.length >= 8) return given;
		throw refuse(at, 'must have at least 8 characters');
	},
);
