import type { IDataObject } from 'n8n-workflow';

import type { JsonObject } from '../cliq/json';
import { OWN_COLUMNS } from '../cliq/lists';
import type { Field, FieldContext, InFile } from './field';
import { refuse, required } from './field';
import { mapper, toPlain } from './mapper';

/** A record has 20 fields, one of which is its ID. [Zoho's OpenAPI, v3] */
const MAX_COLUMNS = 19;

function columnMapper(method: string, addAllFields: boolean, description: string) {
	const about = {
		name: 'columns',
		description,
		method,
		dependsOn: 'database.value',
		fieldWords: { singular: 'column', plural: 'columns' },
		addAllFields,
		takes: (name: string) => !OWN_COLUMNS.includes(name),
	};
	return required(mapper(about, columnsIn));
}

/** For a new record: all columns at first, the mandatory ones stay. */
export const columns: Field<InFile<IDataObject>> = columnMapper(
	'getColumns',
	true,
	'The values of the record by column',
);

/** For a change: none at first, because an unset switch would be sent as off. */
export const changedColumns: Field<InFile<IDataObject>> = columnMapper(
	'getColumnsToChange',
	false,
	'The columns to change and their new values; the others stay as they are',
);

/** @throws INVALID_INPUT for no columns, too many, and for values that no column can hold */
function columnsIn(given: JsonObject, at: FieldContext): IDataObject {
	const filled = Object.entries(given);
	if (filled.length === 0) throw refuse(at, 'must set at least one column');
	if (filled.length > MAX_COLUMNS) {
		throw refuse(at, `sets ${filled.length} columns; the maximum is ${MAX_COLUMNS}`);
	}
	return Object.fromEntries(filled.map(([name, value]) => [name, toPlain(at, name, value)]));
}
