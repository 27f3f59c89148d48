import type { IDataObject } from 'n8n-workflow';

import type { JsonObject } from '../cliq/json';
import { isJsonObject } from '../cliq/json';
import { toJson } from './coerce';
import type { About, Field } from './field';
import { field, refuse } from './field';

/** A JSON object, as text or from an expression: values by name. */
export function json(about: About): Field<IDataObject> {
	return field(about, { type: 'json', default: '{}' }, (raw, at) => {
		const value = toJson(at.label, raw);
		if (!isJsonObject(value)) throw refuse(at, 'must be a JSON object');
		if (Object.hasOwn(value, '')) throw refuse(at, 'must not have an empty name');
		return Object.keys(value).length === 0 ? undefined : (value as IDataObject);
	});
}

/**
 * A list of JSON objects, as text or from an expression.
 *
 * @param standard the default in the form
 * @param isEntry whether an entry is valid
 * @param why the error for an invalid entry
 */
export function jsonList(
	about: About,
	standard: string,
	isEntry: (entry: JsonObject) => boolean,
	why: string,
): Field<IDataObject[]> {
	return field(about, { type: 'json', default: standard }, (raw, at) => {
		const value = toJson(at.label, raw);
		const isFine =
			Array.isArray(value) && value.every((entry) => isJsonObject(entry) && isEntry(entry));
		if (!isFine) throw refuse(at, why);
		return value.length === 0 ? undefined : (value as IDataObject[]);
	});
}
