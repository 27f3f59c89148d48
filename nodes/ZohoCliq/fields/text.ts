import type { INodeProperties } from 'n8n-workflow';

import type { About, Field, FieldContext } from './field';
import { checked, field, mapped, refuse } from './field';
import { checkUrl, toList, toText } from './coerce';

/** A text field; blank counts as empty. */
interface TextAbout extends About {
	/** Maximum number of characters, if Cliq publishes one. */
	readonly max?: number;
	/** Lines of the form's text area. */
	readonly rows?: number;
	/** The default in the form. */
	readonly default?: string;
}

/** A text. */
export function text({ max, rows, default: standard = '', ...about }: TextAbout): Field<string> {
	const specifics = { type: 'string', default: standard, ...textArea(rows) } as const;
	return field(withLimit(about, max), specifics, (raw, at) => {
		const given = toText(at.label, raw);
		checkLength(at, given, max);
		return given.trim() === '' ? undefined : given;
	});
}

/** Adds the limit at the end of the description's first sentence. */
function withLimit<Told extends About>(about: Told, max: number | undefined): Told {
	if (max === undefined) return about;
	const limit = ` (up to ${max.toLocaleString('en')} characters)`;
	return { ...about, description: about.description.replace(/(?=\. |\.?$)/, limit) };
}

function textArea(rows: number | undefined): Pick<INodeProperties, 'typeOptions'> {
	return rows === undefined ? {} : { typeOptions: { rows } };
}

/** @throws INVALID_INPUT for more characters than Cliq accepts */
export function checkLength(
	at: Pick<FieldContext, 'label'>,
	{ length }: string,
	max = Infinity,
): void {
	if (length > max) throw refuse(at, `is ${length} characters long; the maximum is ${max}`);
}

/** A text without surrounding white space, which does not count towards a limit either. */
export function trimmed({ max, ...about }: TextAbout): Field<string> {
	return mapped(text(withLimit(about, max)), (given, at) => {
		checkLength(at, given.trim(), max);
		return given.trim();
	});
}

/** An https URL (http on this machine) without credentials in it. */
export function url(about: TextAbout): Field<string> {
	return checked(trimmed(about), checkUrl);
}

/** Several texts: an array, or separated by commas or lines. */
export function list({ max, default: standard = '', ...about }: Omit<TextAbout, 'rows'>) {
	const specifics = { type: 'string', default: standard } as const;
	return field(about, specifics, (raw, at) => upTo(at, toList(at.label, raw), max));
}

/** Several texts that may contain commas: an array, or one per line. */
export function lines({ rows, ...about }: TextAbout): Field<string[]> {
	const specifics = { type: 'string', default: '', ...textArea(rows) } as const;
	return field(about, specifics, (raw, at) => upTo(at, toList(at.label, raw, /\r\n|\r|\n/)));
}

/**
 * @returns the entries; undefined if there are none
 * @throws INVALID_INPUT for more than Cliq accepts
 */
export function upTo<Entry>(at: FieldContext, entries: Entry[], max = Infinity) {
	const { length } = entries;
	if (length > max) throw refuse(at, `has ${length} entries; the maximum is ${max}`);
	return length === 0 ? undefined : entries;
}
