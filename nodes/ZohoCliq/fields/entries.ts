import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { invalidInput } from '../errors';
import { isJsonObject } from '../cliq/json';
import type { JsonObject } from '../cliq/json';
import { toChoice, toFlag, toNumber, toText } from './parameters';
import type { Field } from './parameters';

/** What a field inside an entry is described by. */
export type About = Pick<INodeProperties, 'name' | 'displayName' | 'description'> & {
	readonly placeholder?: string;
};

/** A text inside an entry; with rows, one of several lines. */
export function textIn(about: About, rows?: number): INodeProperties {
	return { ...about, type: 'string', default: '', ...(rows && { typeOptions: { rows } }) };
}

/** A choice inside an entry; the first is the form's default. */
export function choiceIn(
	about: About,
	options: ReadonlyArray<INodePropertyOptions & { value: string }>,
): INodeProperties {
	return { ...about, type: 'options', options: [...options], default: options[0]?.value ?? '' };
}

/** Entries of several fields each, as many as the user adds. */
export function entriesField(
	about: About,
	entry: { readonly name: string; readonly displayName: string },
	values: readonly INodeProperties[],
): INodeProperties {
	return {
		...about,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: `Add ${entry.displayName}`,
		default: {},
		options: [{ ...entry, values: [...values] }],
	};
}

/** @returns the field, shown in its entry only for some choices of another field there */
export function shownIn(field: INodeProperties, show: Record<string, string[]>): INodeProperties {
	return { ...field, displayOptions: { show } };
}

/** One entry that the user added. Its errors name it and the field: "Buttons 2: Label". */
export class Entry {
	constructor(
		private readonly values: JsonObject,
		private readonly name: string,
	) {}

	text(field: Field): string {
		return toText(this.label(field), this.values[field.name]);
	}

	/** @returns one of the values that the field offers, its default where nothing was chosen */
	choice<Value extends string>(field: INodeProperties, offered: readonly Value[]): Value {
		return toChoice(this.label(field), this.values[field.name] ?? field.default, offered);
	}

	number(field: Field): number {
		return toNumber(this.label(field), this.values[field.name]);
	}

	flag(field: Field): boolean {
		return toFlag(this.label(field), this.values[field.name] ?? false);
	}

	lines(field: Field): string[] {
		return toLines(this.label(field), this.values[field.name]);
	}

	entries(field: INodeProperties): Entry[] {
		return readEntries(this.label(field), this.values[field.name]);
	}

	/** @returns a collection inside the entry, as an entry of its own with the same name */
	collection(field: Field): Entry {
		const values = this.values[field.name] ?? {};
		if (!isJsonObject(values)) throw this.refuse(field, 'must be an object');
		return new Entry(values, this.name);
	}

	raw(field: Field): unknown {
		return this.values[field.name];
	}

	label<Known extends Field>(field: Known): Known {
		return { ...field, displayName: `${this.name}: ${field.displayName}` };
	}

	refuse(field: Field, why: string) {
		return invalidInput(this.label(field).displayName, why);
	}
}

/**
 * @param raw a fixed collection's value
 * @returns its entries, in order
 * @throws INVALID_INPUT for anything else, as an expression can give
 */
export function readEntries(field: INodeProperties, raw: unknown): Entry[] {
	const [entry] = field.options ?? [];
	if (raw === undefined || raw === null || raw === '') return [];
	const given = isJsonObject(raw) && entry ? (raw[entry.name] ?? []) : raw;
	const list: unknown[] = Array.isArray(given) ? given : [given];
	return list.map((values, index) => {
		const name = `${field.displayName} ${index + 1}`;
		if (!isJsonObject(values)) throw invalidInput(name, 'must be an object');
		return new Entry(values, name);
	});
}

/** @returns entries of an array, or the lines of a text; none empty */
export function toLines(field: Field, value: unknown): string[] {
	const entries: unknown[] = Array.isArray(value)
		? value
		: toText(field, value).split(/\r\n|\r|\n/);
	return entries.map((entry) => toText(field, entry).trim()).filter((entry) => entry !== '');
}
