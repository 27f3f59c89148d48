import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { JsonObject } from '../cliq/json';
import { isJsonObject } from '../cliq/json';
import type { Field, FieldContext } from './field';
import { field, InFile, refuse, required } from './field';
import { toJson } from './json';

/** A record has 20 fields, one of which is its ID. [Zoho's OpenAPI, v3] */
const MAX_COLUMNS = 19;

/** What Cliq itself fills in. [Zoho's OpenAPI, v3] */
const OWN_COLUMNS = ['id', 'added_time', 'modified_time'];

/** Values by column: mapped one by one in n8n's resource mapper, or taken from the item. */
function mapper(method: string, addAllFields: boolean, description: string) {
	const resourceMapper = {
		resourceMapperMethod: method,
		mode: 'add' as const,
		fieldWords: { singular: 'column', plural: 'columns' },
		addAllFields,
		supportAutoMap: true,
	};
	const typeOptions = { loadOptionsDependsOn: ['database.value'], resourceMapper };
	const standard = { mappingMode: 'defineBelow', value: null };
	const about = { name: 'columns', description };
	return required(
		field(about, { type: 'resourceMapper', typeOptions, default: standard }, (raw, at) => {
			const mapped = typeof raw === 'string' ? toJson(at.label, raw) : raw;
			if (!isJsonObject(mapped)) throw refuse(at, 'must be an object of columns and values');
			return new InFile(async (_, item) => columnsIn(mapped, item, at));
		}),
	);
}

/** For a new record: all columns at first, the mandatory ones stay. */
export const columns: Field<InFile<IDataObject>> = mapper(
	'getColumns',
	true,
	'The values of the record by column',
);

/** For a change: none at first, because an unset switch would be sent as off. */
export const changedColumns: Field<InFile<IDataObject>> = mapper(
	'getColumnsToChange',
	false,
	'The columns to change and their new values; the others stay as they are',
);

/** @throws INVALID_INPUT for no columns, too many, and for values that no column can hold */
function columnsIn(
	mapped: JsonObject,
	{ json }: INodeExecutionData,
	at: FieldContext,
): IDataObject {
	const given =
		mapped.mappingMode === 'autoMapInputData' ? matching(json, mapped.schema) : definedIn(mapped);
	// n8n leaves null in what is not filled in.
	const filled = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
	if (filled.length === 0) throw refuse(at, 'must set at least one column');
	if (filled.length > MAX_COLUMNS) {
		throw refuse(at, `sets ${filled.length} columns; the maximum is ${MAX_COLUMNS}`);
	}
	const unfit = filled.find(([, value]) => !isCell(value));
	if (unfit)
		throw refuse(at, `has a value for "${unfit[0]}" that is not text, number or true/false`);
	return Object.fromEntries(filled) as IDataObject;
}

/** A mapper's own object; from an expression or an AI agent, the columns without one. */
function definedIn({ mappingMode, value, ...bare }: JsonObject): JsonObject {
	if (mappingMode === undefined) return value === undefined ? bare : { ...bare, value };
	return isJsonObject(value) ? value : {};
}

/** The item's fields that are columns; all of them if n8n does not know the columns. */
function matching(json: IDataObject, schema: unknown): JsonObject {
	const known = Array.isArray(schema) ? schema.filter(isJsonObject) : [];
	const isColumn = (name: string) =>
		known.length === 0
			? !OWN_COLUMNS.includes(name)
			: known.some(({ id, removed }) => id === name && removed !== true);
	return Object.fromEntries(Object.entries(json).filter(([name]) => isColumn(name)));
}

function isCell(value: unknown): boolean {
	return (
		typeof value === 'string' ||
		typeof value === 'boolean' ||
		(typeof value === 'number' && Number.isFinite(value))
	);
}
