import { extraKey, extraParam, jsonInvalid, paramMissing, patternMismatch } from './answers';
import type { SandboxSwitches } from './switches';

type Type = 'string' | 'boolean' | 'integer' | 'object' | 'array';

/** What one key of a body, or one query parameter, may contain. */
interface Field {
	type: Type | ((switches: SandboxSwitches) => Type);
	required?: true;
	/** Longest text, most entries, or highest number. */
	max?: number;
	values?: readonly string[];
	/** Keys of an object, if they are known. */
	keys?: Fields;
	/** Known only while this is true; otherwise an extra key. */
	when?: (switches: SandboxSwitches) => boolean;
}

export type Fields = Readonly<Record<string, Field>>;

/**
 * Checks a JSON body against the fields of an endpoint, like Cliq: unknown keys are rejected [reported live].
 * @throws Refusal
 */
export function checkBody(body: unknown, fields: Fields, switches: SandboxSwitches): void {
	if (!isObject(body)) throw jsonInvalid('The request body');
	for (const [key, value] of Object.entries(body)) {
		const field = known(fields, key, switches);
		if (!field) throw extraKey(key);
		checkValue(key, value, field, switches);
	}
	for (const [key, field] of Object.entries(fields)) {
		if (field.required && body[key] === undefined) throw paramMissing(key);
	}
}

/**
 * Checks texts (a query, or the parts of a form) against the fields of an endpoint.
 * @param extra the refusal of an unknown name
 * @throws Refusal
 */
export function checkTexts(
	texts: Readonly<Record<string, string>>,
	fields: Fields,
	switches: SandboxSwitches,
	extra: typeof extraParam = extraParam,
): void {
	for (const [name, text] of Object.entries(texts)) {
		const field = known(fields, name, switches);
		if (!field) throw extra(name);
		checkText(name, text, field);
	}
	for (const [name, field] of Object.entries(fields)) {
		if (field.required && texts[name] === undefined) throw paramMissing(name);
	}
}

/** Whether something is a plain JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function known(fields: Fields, key: string, switches: SandboxSwitches): Field | undefined {
	const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
	return field && (field.when?.(switches) ?? true) ? field : undefined;
}

function checkValue(key: string, value: unknown, field: Field, switches: SandboxSwitches): void {
	const type = typeof field.type === 'function' ? field.type(switches) : field.type;
	if (typeOf(value) !== type) throw patternMismatch(key, `must be of type ${type}`);
	if (field.values && !field.values.includes(String(value))) {
		throw patternMismatch(key, `must be one of ${field.values.join(', ')}`);
	}
	if (typeof value === 'string') checkLength(key, value, field);
	if (Array.isArray(value) && value.length > (field.max ?? Infinity)) {
		throw patternMismatch(key, `must have at most ${field.max} entries`);
	}
	if (typeof value === 'number' && value > (field.max ?? Infinity)) {
		throw patternMismatch(key, `must be at most ${field.max}`);
	}
	if (field.keys && isObject(value)) checkBody(value, field.keys, switches);
}

function checkText(name: string, text: string, field: Field): void {
	if (field.values && !field.values.includes(text)) {
		throw patternMismatch(name, `must be one of ${field.values.join(', ')}`);
	}
	if (field.type === 'boolean' && text !== 'true' && text !== 'false') {
		throw patternMismatch(name, 'must be true or false');
	}
	if (
		field.type === 'integer' &&
		!(/^\d+$/.test(text) && Number(text) <= (field.max ?? Infinity))
	) {
		throw patternMismatch(name, `must be a number of at most ${field.max ?? 'any size'}`);
	}
	if (field.type === 'string') checkLength(name, text, field);
}

function checkLength(name: string, text: string, field: Field): void {
	if (field.required && text === '') throw paramMissing(name);
	if (text.length > (field.max ?? Infinity)) {
		throw patternMismatch(name, `must have at most ${field.max} characters`);
	}
}

function typeOf(value: unknown): Type | 'number' | 'null' {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'array';
	if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
	if (typeof value === 'string') return 'string';
	if (typeof value === 'boolean') return 'boolean';
	return 'object';
}
