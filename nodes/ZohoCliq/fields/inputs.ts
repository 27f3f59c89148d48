import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { tryToParseDateTime } from 'n8n-workflow';

import type { CliqClient } from '../cliq/client';
import { invalidInput } from '../errors';
import { isJsonObject, parseJson } from '../cliq/json';
import { toChoice, toFlag, toList, toNumber, toText } from './parameters';
import type { Field, ItemParameters } from './parameters';

/** What goes into a request's path, query or body; undefined for nothing. */
export type Wire = string | number | boolean | IDataObject | string[] | IDataObject[] | undefined;

/** A value that takes a question to Cliq first: an id for a name, say. */
export class Lookup {
	/** @param find is also told what stands in the path before it */
	constructor(
		readonly find: (client: CliqClient, path: Readonly<Record<string, string>>) => Promise<Wire>,
	) {}
}

/** A field of the form, and how what the user put in becomes what Cliq is sent. */
export interface Input {
	/** As n8n shows it. Without a name it is called as the API calls it, in camelCase. */
	readonly field: Omit<INodeProperties, 'name'> & { readonly name?: string };
	/** Whether it stands in the form by itself though it is not required, not under Options or Filters. */
	readonly isProminent: boolean;
	/**
	 * @param raw as n8n gives it
	 * @param zone the workflow's time zone, for times that name none
	 * @returns undefined when nothing was put in
	 * @throws INVALID_INPUT for what cannot work
	 */
	read(raw: unknown, field: Field, zone: string): Wire | Lookup;
}

/**
 * Reads an input where the operation is not an ordinary one.
 *
 * @returns what gives its value, once connected; '' for nothing
 * @throws INVALID_INPUT when it is required and empty, or cannot work
 */
export function readInput(
	asked: Input,
	parameters: ItemParameters,
): (client: CliqClient) => Promise<string> {
	const field = { name: '', ...asked.field };
	const value = asked.read(parameters.raw(field), field, parameters.timezone);
	if (value === undefined && field.required) {
		throw invalidInput(field.displayName, 'must not be empty');
	}
	return async (client) =>
		toText(field, value instanceof Lookup ? await value.find(client, {}) : value);
}

/** What every kind of input is told. */
export interface About {
	readonly displayName: string;
	readonly description: string;
	readonly placeholder?: string;
	/** Where the form calls it otherwise than the API does. */
	readonly name?: string;
	readonly required?: boolean;
	readonly isProminent?: boolean;
	readonly hint?: string;
}

/**
 * Makes an input of a field and its reader; the reader never sees an empty value.
 *
 * @param specifics what n8n needs to know beside the words
 */
export function input(
	{ isProminent = false, ...about }: About,
	specifics: Pick<INodeProperties, 'type' | 'default'> & Partial<INodeProperties>,
	read: Input['read'],
): Input {
	const isEmpty = (raw: unknown) => raw === undefined || raw === null || raw === '';
	return {
		field: { ...about, ...specifics },
		isProminent,
		read: (raw, field, zone) => (isEmpty(raw) ? undefined : read(raw, field, zone)),
	};
}

/**
 * A text.
 *
 * @param max characters at most, where Cliq publishes a limit
 * @param rows of the form's text area
 */
export function text(about: About, { max, rows }: { max?: number; rows?: number } = {}): Input {
	const typeOptions = rows === undefined ? {} : { typeOptions: { rows } };
	return input(about, { type: 'string', default: '', ...typeOptions }, (raw, field) => {
		const given = toText(field, raw);
		if (max !== undefined && given.length > max) {
			throw invalidInput(
				field.displayName,
				`has ${given.length} characters; Cliq takes ${max} at most`,
			);
		}
		return given.trim() === '' ? undefined : given;
	});
}

/** A picture as Base64 text; a data URL's beginning is taken off. */
export function picture(ofWhat: string): Input {
	const about = {
		displayName: 'Image (Base64)',
		description: `${ofWhat}; the node "Extract From File" turns a file into Base64`,
		placeholder: 'e.g. R0lGODlhAQABAAAAACw=',
	};
	return input(about, { type: 'string', default: '' }, (raw, field) => {
		const data = toText(field, raw).replace(/^data:[^,]*;base64,|\s/g, '');
		if (/^[A-Za-z0-9+/]+={0,2}$/.test(data)) return data;
		throw invalidInput(field.displayName, 'must be the Base64 text of an image');
	});
}

/**
 * The same input, in the form only while another field has one of these values, and needed then. n8n must
 * not know that it is: with an expression in the other field it would want all of them filled in.
 */
export function shownWhile(input: Input, field: string, values: string[]): Input {
	return {
		isProminent: true,
		field: { ...input.field, required: false, displayOptions: { show: { [field]: values } } },
		read: (raw, label, zone) => {
			const value = input.read(raw, label, zone);
			if (value === undefined) throw invalidInput(label.displayName, 'must not be empty');
			return value;
		},
	};
}

/** One of several values; the first is the form's default unless another is named. */
export function choice(
	about: About,
	offered: ReadonlyArray<INodePropertyOptions & { value: string }>,
	standard: string = offered[0]?.value ?? '',
): Input {
	const values = offered.map(({ value }) => value);
	return input(about, { type: 'options', options: [...offered], default: standard }, (raw, field) =>
		toChoice(field, raw, values),
	);
}

/** Any of several values; none of them for nothing. */
export function choices(
	about: About,
	offered: ReadonlyArray<INodePropertyOptions & { value: string }>,
): Input {
	const values = offered.map(({ value }) => value);
	return input(
		about,
		{ type: 'multiOptions', options: [...offered], default: [] },
		(raw, field) => {
			const chosen = toList(field, raw).map((entry) => toChoice(field, entry, values));
			return atMost(undefined, field, chosen);
		},
	);
}

/** Yes or no. */
export function flag(about: About, standard = false): Input {
	return input(about, { type: 'boolean', default: standard }, (raw, field) => toFlag(field, raw));
}

/** A number within bounds. */
export function number(about: About, standard: number, min?: number, max?: number): Input {
	const typeOptions = {
		...(min !== undefined && { minValue: min }),
		...(max !== undefined && { maxValue: max }),
	};
	return input(about, { type: 'number', default: standard, typeOptions }, (raw, field) => {
		const given = toNumber(field, raw, min, max);
		// JSON has no word for it.
		if (!Number.isFinite(given)) throw invalidInput(field.displayName, 'must not be infinite');
		return given;
	});
}

/** A number within bounds, without a fraction. */
export function wholeNumber(about: About, standard: number, min?: number, max?: number): Input {
	const any = number(about, standard, min, max);
	return {
		...any,
		field: { ...any.field, typeOptions: { ...any.field.typeOptions, numberPrecision: 0 } },
		read(raw, field, zone) {
			const given = any.read(raw, field, zone);
			if (given === undefined || Number.isInteger(given)) return given;
			throw invalidInput(field.displayName, 'must be a whole number');
		},
	};
}

/** Writes a moment as Cliq wants it. */
export type TimeFormat = (milliseconds: number) => Wire;

/** Milliseconds since 1970. */
export const asMilliseconds: TimeFormat = (milliseconds) => milliseconds;

/** ISO 8601, in UTC. */
export const asIso: TimeFormat = (milliseconds) => new Date(milliseconds).toISOString();

/** A moment: what n8n's date fields and expressions give. */
export function dateTime(about: About, format: TimeFormat): Input {
	return input(about, { type: 'dateTime', default: '' }, (raw, field, zone) =>
		format(toMilliseconds(field, raw, zone)),
	);
}

/** Since 1973 and until 2286, seconds since 1970 have 9 or 10 digits, milliseconds 12 or 13. */
const UNIX_TIME = /^\d{9,13}$/;
const DIGITS_OF_SECONDS = 10;

/**
 * Reads a moment from ISO 8601, a Luxon or JavaScript date, milliseconds or seconds since 1970.
 *
 * @param zone for a time that names none
 * @throws INVALID_INPUT for anything else
 */
export function toMilliseconds(field: Field, value: unknown, zone: string): number {
	const given = typeof value === 'number' ? String(Math.trunc(value)) : value;
	const moment = typeof given === 'string' ? readTime(given.trim(), zone) : parseTime(given, zone);
	if (moment !== undefined) return moment;
	throw invalidInput(
		field.displayName,
		'must be a date and time like 2026-01-31T09:00:00, or milliseconds since 1970',
	);
}

/** ISO 8601, or as databases write it: year, month and day, as far as they are given, then the time. */
const ISO = /^(\d{4})(?:-?(\d\d))?(?:-?(\d\d))?(?:[T ]\d\d.*)?$/;

const NAMES_ZONE = /\b(?:GMT|UTC)\b|[+-]\d\d:?\d\d\b/;

/**
 * n8n asks JavaScript about what it cannot read itself, which makes 2 March of 30 February and takes the
 * server's zone for the workflow's. So a date must read back as written, and other texts name their zone.
 */
function readTime(text: string, zone: string): number | undefined {
	if (UNIX_TIME.test(text)) return Number(text) * (text.length <= DIGITS_OF_SECONDS ? 1000 : 1);
	const [written, ...date] = ISO.exec(text) ?? [];
	if (written !== undefined) return parseTime(text, zone, date.join(''));
	return NAMES_ZONE.test(text) ? parseTime(text, zone) : undefined;
}

/** @param date how it must begin when written like 20260131 */
function parseTime(value: unknown, zone: string, date = ''): number | undefined {
	try {
		const moment = tryToParseDateTime(value, zone);
		return moment.toFormat('yyyyMMdd').startsWith(date) ? moment.toMillis() : undefined;
	} catch {
		// The caller explains it in our words.
		return undefined;
	}
}

/** Several texts: an array, or separated by commas or lines. */
export function list(about: About, { max }: { max?: number } = {}): Input {
	return input(about, { type: 'string', default: '' }, (raw, field) =>
		atMost(max, field, toList(field, raw)),
	);
}

/** @throws INVALID_INPUT for more entries than Cliq takes */
export function atMost(
	max: number | undefined,
	field: Field,
	entries: string[],
): string[] | undefined {
	if (max !== undefined && entries.length > max) {
		throw invalidInput(
			field.displayName,
			`has ${entries.length} entries; Cliq takes ${max} at most`,
		);
	}
	return entries.length === 0 ? undefined : entries;
}

/** A JSON object, written out or by expression. */
export function json(about: About): Input {
	return input(about, { type: 'json', default: '{}' }, (raw, field) => {
		const value = typeof raw === 'string' ? parseJson(raw) : raw;
		if (!isJsonObject(value)) throw invalidInput(field.displayName, 'must be a JSON object');
		return Object.keys(value).length === 0 ? undefined : (value as IDataObject);
	});
}
