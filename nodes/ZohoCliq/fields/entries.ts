import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import type { CliqError } from '../errors';
import { invalidInput } from '../errors';
import type { JsonObject } from '../cliq/json';
import { isJsonObject } from '../cliq/json';
import type { About, Field, Fields, Values } from './field';
import { contextOf, field, isShown, named, refuse, refuseEmpty } from './field';

/** One entry that the user added: its values, and how to reject one. */
export type Entry<All extends Fields> = Values<All> & {
	/** @returns the error for a field of the entry, named "Buttons 2: Label" */
	readonly refuse: (key: keyof All & string, why: string) => CliqError;
};

interface EntriesAbout<All extends Fields> extends About {
	readonly entry: { readonly name: string; readonly label: string };
	readonly fields: All;
}

/** Any number of entries, each with several fields. */
export function entries<All extends Fields>({
	entry,
	fields: unnamed,
	...about
}: EntriesAbout<All>): Field<Array<Entry<All>>> {
	const fields = named(unnamed);
	const specifics: Pick<INodeProperties, 'type' | 'default'> & Partial<INodeProperties> = {
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: `Add ${entry.label}`,
		default: {},
		options: [{ name: entry.name, displayName: entry.label, values: propertiesOf(fields) }],
	};
	return field(about, specifics, (raw, { label, zone }) => {
		const given = isJsonObject(raw) ? (raw[entry.name] ?? []) : raw;
		const list: unknown[] = Array.isArray(given) ? given : [given];
		if (list.length === 0) return undefined;
		return list.map((values, index) => readEntry(fields, values, `${label} ${index + 1}`, zone));
	});
}

/** Fields that the user adds all at once, under n8n's name for such a group. */
export function group<All extends Fields>({
	default: standard = {},
	fields: unnamed,
	...about
}: About & { readonly default?: INodeParameters; readonly fields: All }): Field<Values<All>> {
	const fields = named(unnamed);
	const values = { name: 'values', displayName: 'Values', values: propertiesOf(fields) };
	const type = 'fixedCollection';
	const specifics = { placeholder: 'Add option', default: standard, options: [values] };
	return field(about, { type, ...specifics }, (raw, at) => {
		const given = isJsonObject(raw) ? (raw.values ?? {}) : raw;
		if (!isJsonObject(given)) throw refuse(at, 'must be an object');
		return readValues(fields, given, at.label, at.zone);
	});
}

/** Fields that the user adds one by one, sorted by label; errors name them like fields of their own. */
export function collection<All extends Fields>({
	add,
	fields: unnamed,
	...about
}: About & { readonly add: string; readonly fields: All }): Field<Values<All>> {
	const fields = named(unnamed);
	const specifics = collectionSpecifics(add, propertiesOf(fields));
	return field(about, specifics, (raw, at) => {
		if (!isJsonObject(raw)) throw refuse(at, 'must be an object');
		return readValues(fields, raw, at.prefix, at.zone);
	});
}

/** What n8n needs to know of a collection in addition to its name, label and description. */
export function collectionSpecifics(add: string, properties: readonly INodeProperties[]) {
	const byLabel = (one: INodeProperties, other: INodeProperties) =>
		one.displayName < other.displayName ? -1 : 1;
	const options = [...properties].sort(byLabel);
	return { type: 'collection', placeholder: add, default: {}, options } as const;
}

function propertiesOf(fields: Fields): INodeProperties[] {
	return Object.values(fields).map(({ property }) => property);
}

function readEntry<All extends Fields>(
	fields: All,
	raw: unknown,
	label: string,
	zone: string,
): Entry<All> {
	if (!isJsonObject(raw)) throw invalidInput(label, 'must be an object');
	return {
		...readValues(fields, raw, label, zone),
		refuse: (key, why) =>
			invalidInput(`${label}: ${fields[key]?.property.displayName ?? key}`, why),
	};
}

function readValues<All extends Fields>(
	fields: All,
	raw: JsonObject,
	prefix: string,
	zone: string,
): Values<All> {
	const defaults = new Map(
		Object.values(fields).map(({ property }) => [property.name, property.default]),
	);
	const valueOf = (name: string) => raw[name] ?? defaults.get(name);
	const values = Object.entries<Field<unknown>>(fields).map(([key, each]) => {
		const { property } = each;
		const at = contextOf(property, zone, prefix);
		if (!isShown(property, valueOf)) return [key, undefined] as const;
		const value = each.read(raw[property.name], at);
		if (value === undefined && property.required) refuseEmpty(at.label);
		return [key, value] as const;
	});
	return Object.fromEntries(values) as Values<All>;
}
