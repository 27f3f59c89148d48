import type { INodeProperties } from 'n8n-workflow';

import type { About, Field, FieldContext } from './field';
import { field, mapped, refuse } from './field';
import { checkUrl, toList, toText } from './coerce';

/** A text of the form; what is blank counts as empty. */
interface TextAbout extends About {
	/** Characters at most, where Cliq publishes a limit. */
	readonly max?: number;
	/** Lines of the form's text area. */
	readonly rows?: number;
	/** What the form begins with. */
	readonly default?: string;
}

/** A text. */
export function text({ max, rows, default: standard = '', ...about }: TextAbout): Field<string> {
	const specifics = { type: 'string', default: standard, ...textArea(rows) } as const;
	return field(about, specifics, (raw, at) => {
		const given = toText(at.label, raw);
		checkLength(at, given, max);
		return given.trim() === '' ? undefined : given;
	});
}

function textArea(rows: number | undefined): Pick<INodeProperties, 'typeOptions'> {
	return rows === undefined ? {} : { typeOptions: { rows } };
}

/** @throws INVALID_INPUT for more characters than Cliq takes */
export function checkLength(
	at: Pick<FieldContext, 'label'>,
	{ length }: string,
	max = Infinity,
): void {
	if (length > max) throw refuse(at, `has ${length} characters; Cliq takes ${max} at most`);
}

/** A text without the white space around it, which counts for no limit either. */
export function trimmed({ max, ...about }: TextAbout): Field<string> {
	return mapped(text(about), (given, at) => {
		checkLength(at, given.trim(), max);
		return given.trim();
	});
}

/** An https address (http on this machine) without a login in it. */
export function url(about: TextAbout): Field<string> {
	return mapped(trimmed(about), (given, { label }) => {
		checkUrl(label, given);
		return given;
	});
}

/** Several texts: an array, or separated by commas or lines. */
export function list({
	max,
	default: standard = '',
	...about
}: Omit<TextAbout, 'rows'>): Field<string[]> {
	return field(about, { type: 'string', default: standard }, (raw, at) =>
		upTo(max, at, toList(at.label, raw)),
	);
}

/** Several texts that may hold commas: an array, or one a line. */
export function lines({ rows, ...about }: TextAbout): Field<string[]> {
	const specifics = { type: 'string', default: '', ...textArea(rows) } as const;
	return field(about, specifics, (raw, at) =>
		upTo(undefined, at, toList(at.label, raw, /\r\n|\r|\n/)),
	);
}

/**
 * @returns the entries; undefined for none
 * @throws INVALID_INPUT for more than Cliq takes
 */
export function upTo<Entry>(
	max: number | undefined,
	at: FieldContext,
	entries: Entry[],
): Entry[] | undefined {
	if (max !== undefined && entries.length > max) {
		throw refuse(at, `has ${entries.length} entries; Cliq takes ${max} at most`);
	}
	return entries.length === 0 ? undefined : entries;
}

/** A picture as Base64 text; a data URL's beginning is taken off. */
export function base64Image(about: Pick<About, 'name' | 'description'>): Field<string> {
	const words = {
		label: 'Image (Base64)',
		placeholder: 'e.g. R0lGODlhAQABAAAAACw=',
		...about,
		description: `${about.description}; the node "Extract From File" turns a file into Base64`,
	};
	return field(words, { type: 'string', default: '' }, (raw, at) => {
		const data = toText(at.label, raw).replace(/^data:[^,]*;base64,|\s/g, '');
		if (/^[A-Za-z0-9+/]+={0,2}$/.test(data)) return data;
		throw refuse(at, 'must be the Base64 text of an image');
	});
}
