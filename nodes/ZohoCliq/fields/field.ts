import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { CliqClient } from '../cliq/client';
import { invalidInput } from '../errors';
import type { CliqError } from '../errors';

/** Where a value was put in. */
export interface FieldContext {
	/** What errors call the field: its label, after those of the entry it is in. */
	readonly label: string;
	/** The labels in front of it, '' for a field of the form itself. */
	readonly prefix: string;
	/** The workflow's time zone, for times that name none. */
	readonly zone: string;
}

/** A field of the form, and how what the user put in is read. */
export interface Field<T> {
	/** As n8n shows it. */
	readonly property: INodeProperties;
	/** Whether it stands in the form by itself, or under Options (in lists: Filters). */
	readonly placement: 'form' | 'options';
	/**
	 * @param raw as n8n gives it: expressions can put anything anywhere
	 * @returns undefined when nothing was put in
	 * @throws INVALID_INPUT, naming the label, for what cannot work
	 */
	readonly read: (raw: unknown, at: FieldContext) => T | undefined;
}

/** A field that the user has to fill in. */
export interface RequiredField<T> extends Field<T> {
	readonly isRequired: true;
}

/** Fields by the key that a request or an entry has for them. */
export type Fields = Readonly<Record<string, Field<unknown>>>;

/** A value that takes a question to Cliq first: an ID for a name, say. */
export class Unresolved<T> {
	/** @param resolve is also told what stands in the request's path before it */
	constructor(
		readonly resolve: (client: CliqClient, path: Readonly<Record<string, string>>) => Promise<T>,
	) {}
}

/** A value that may have to be looked up. */
export type Resolvable<T> = T | Unresolved<T>;

/** @returns the value, looked up where it still has to be */
export async function resolve<T>(client: CliqClient, value: Resolvable<T>): Promise<T> {
	return value instanceof Unresolved ? await value.resolve(client, {}) : value;
}

/** The same once it was. */
type Resolved<T> = T extends Unresolved<infer Known> ? Known : T;

/** What several fields hold, looked up. */
export type Values<All extends Fields> = {
	readonly [Key in keyof All]: All[Key] extends RequiredField<infer T>
		? Resolved<T>
		: All[Key] extends Field<infer T>
			? Resolved<T> | undefined
			: never;
};

/** What goes into a request's body. */
export type Wire = string | number | boolean | IDataObject | string[] | IDataObject[];

/** What every kind of field is told. */
export interface About {
	/** What workflows call it. */
	readonly name: string;
	/** What the form and errors call it. */
	readonly label: string;
	readonly description: string;
	readonly placeholder?: string;
	readonly hint?: string;
	/** Under Options unless said otherwise. */
	readonly placement?: Field<unknown>['placement'];
}

/**
 * Makes a field of its words and its reader; the reader never sees an empty value.
 *
 * @param specifics what n8n needs to know beside the words
 */
export function field<T>(
	{ name, label, placement = 'options', ...words }: About,
	specifics: Pick<INodeProperties, 'type' | 'default'> & Partial<INodeProperties>,
	read: Field<T>['read'],
): Field<T> {
	return {
		property: { displayName: label, name, ...pick(words), ...specifics },
		placement,
		read: (raw, at) => (isEmpty(raw) ? undefined : read(raw, at)),
	};
}

function pick({ description, placeholder, hint }: Omit<About, 'name' | 'label' | 'placement'>) {
	return { description, ...(placeholder && { placeholder }), ...(hint && { hint }) };
}

/** @returns whether nothing was put in */
export function isEmpty(raw: unknown): boolean {
	return raw === undefined || raw === null || raw === '';
}

/** @returns the same field, which the user has to fill in */
export function required<T>({ property, read }: Field<T>): RequiredField<T> {
	return { property: { ...property, required: true }, placement: 'form', read, isRequired: true };
}

/** @returns the same field, in the form by itself though it may stay empty */
export function prominent<T>(optional: Field<T>): Field<T> {
	return { ...optional, placement: 'form' };
}

/** @returns the same field with other words */
export function reworded<Known extends Field<unknown>>(
	known: Known,
	words: Partial<Pick<INodeProperties, 'displayName' | 'description' | 'placeholder' | 'name'>>,
): Known {
	return { ...known, property: { ...known.property, ...words } };
}

/** @returns the same field, in the form only while others have one of these values */
export function shownWhile<T>(
	show: Readonly<Record<string, string[]>>,
	{ property, read }: Field<T>,
): Field<T> {
	return { property: { ...property, displayOptions: { show } }, placement: 'form', read };
}

/**
 * The same, and needed then. n8n must not know that it is: with an expression in one of the others it would
 * want all of them filled in.
 */
export function shownFor<T>(show: Readonly<Record<string, string[]>>, hidden: Field<T>): Field<T> {
	const { property, ...shown } = shownWhile(show, hidden);
	return {
		...shown,
		property: { ...property, required: undefined },
		read: (raw, at) => hidden.read(raw, at) ?? refuseEmpty(at.label),
	};
}

/**
 * @param to makes something else of what the field holds; may refuse it, or take it for nothing
 * @returns the same field, read so
 */
export function mapped<T, Other>(
	{ read, ...same }: Field<T>,
	to: (value: T, at: FieldContext) => Other | undefined,
): Field<Other> {
	return {
		...same,
		read(raw, at) {
			const value = read(raw, at);
			return value === undefined ? undefined : to(value, at);
		},
	};
}

/** @throws INVALID_INPUT */
export function refuseEmpty(label: string): never {
	throw invalidInput(label, 'must not be empty');
}

/** @returns the error for a value that cannot work */
export function refuse({ label }: Pick<FieldContext, 'label'>, why: string): CliqError {
	return invalidInput(label, why);
}

/** @returns where the value of a field stands */
export function contextOf(
	{ displayName }: INodeProperties,
	zone: string,
	prefix = '',
): FieldContext {
	return { label: prefix === '' ? displayName : `${prefix}: ${displayName}`, prefix, zone };
}

/**
 * What another field hides may still hold what was put in before.
 *
 * @param valueOf another field's value, by its name
 */
export function isShown(
	{ displayOptions }: INodeProperties,
	valueOf: (name: string) => unknown,
): boolean {
	return Object.entries(displayOptions?.show ?? {}).every(([name, values]) =>
		values?.includes(valueOf(name) as string),
	);
}
