import type { IDataObject } from 'n8n-workflow';

import type { JsonObject } from '../cliq/json';
import { hasUnwritable, isJsonObject, isTooDeep, MAX_DEPTH, parseJson } from '../cliq/json';
import { invalidInput, messageOf } from '../errors';
import type { About, Field } from './field';
import { field, refuse } from './field';

interface JsonAbout extends About {
	/** Lines of the form's text area. */
	readonly rows?: number;
	/** The default in the form. */
	readonly default?: string;
}

/** A JSON object, as text or from an expression: values by name. */
export function json({ rows, default: standard = '{}', ...about }: JsonAbout): Field<IDataObject> {
	const area = rows === undefined ? {} : { typeOptions: { rows } };
	return field(about, { type: 'json', ...area, default: standard }, (raw, at) => {
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

/**
 * @returns a value of any shape, read from JSON if it is text
 * @throws INVALID_INPUT for text that is not JSON, and for what could not be sent as JSON
 */
export function toJson(label: string, value: unknown): unknown {
	const given = typeof value === 'string' ? parsed(label, withoutFence(value)) : value;
	if (isTooDeep(given)) {
		throw invalidInput(label, `is nested too deeply; the maximum is ${MAX_DEPTH} levels`);
	}
	if (!hasUnwritable(given)) return given;
	throw invalidInput(label, 'must not contain NaN, Infinity or a BigInt, which JSON does not have');
}

/** AI models put JSON into a code block of Markdown; the lines keep their numbers. */
function withoutFence(text: string): string {
	if (!text.trimStart().startsWith('```')) return text;
	return text.replace(/^(\s*)```\w*/, '$1').replace(/```\s*$/, '');
}

function parsed(label: string, text: string): unknown {
	const value = parseJson(text);
	if (value !== undefined) return value;
	throw invalidInput(label, `is not valid JSON: ${whereItBreaks(text)}`);
}

/** Not every message of JSON.parse has a position, so the longest text is searched that can be continued. */
function whereItBreaks(text: string): string {
	let [low, high] = [0, text.length];
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if (canContinue(text.slice(0, middle))) low = middle;
		else high = middle - 1;
	}
	if (low === text.length) return 'it ends too early';
	const lines = text.slice(0, low).split('\n');
	return `it breaks at line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}

/** Whether JSON can begin with this text: JSON.parse accepts it, or misses something at its end. */
function canContinue(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch (error) {
		const [, position] = /at position (\d+)/.exec(messageOf(error)) ?? [];
		return position === undefined
			? messageOf(error).includes('end of JSON')
			: Number(position) >= text.length;
	}
}
