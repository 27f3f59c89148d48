import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import type { CliqClient } from '../cliq/client';
import { invalidInput } from '../errors';
import type { CliqError } from '../errors';

/** Where a value was entered. */
export interface FieldContext {
	/** The field's name in errors: its label, prefixed with those of its entry. */
	readonly label: string;
	/** The labels before it; '' for a field of the form itself. */
	readonly prefix: string;
	/** The workflow's time zone, for times without a zone. */
	readonly zone: string;
	/** Whether an AI agent fills in the form: it decides what an unset option means. */
	readonly isTool?: boolean;
}

/** A field of the form, and how to read its value. */
export interface Field<T> {
	/** As n8n shows it. */
	readonly property: INodeProperties;
	/**
	 * Where it appears: in the form itself, under Options, or among what the user adds one by one, which the
	 * operation names: Filters, Update Fields, Additional Fields, or Options as well.
	 */
	readonly placement: 'form' | 'options' | 'added';
	/**
	 * @param raw as returned by n8n: expressions can set anything
	 * @returns undefined if the field is empty
	 * @throws INVALID_INPUT, naming the label, for an invalid value
	 */
	readonly read: (raw: unknown, at: FieldContext) => T | undefined;
	/** If it is required: what to do while it is empty, when that is not obvious. */
	readonly ifEmpty?: string;
}

/** A field that the user has to fill in. */
export interface RequiredField<T> extends Field<T> {
	readonly isRequired: true;
}

/** n8n's name, in conditions, for whether the node is an AI agent's tool. [n8n-workflow 1.120 and 2.40] */
export const TOOL = '@tool';

/** Fields by their key in a request or an entry. */
export type Fields = Readonly<Record<string, Field<unknown>>>;

/** A value that must first be looked up in Cliq: an ID for a name, say. */
export class Unresolved<T> {
	/** @param resolve also receives the values of the request's path before it */
	constructor(
		readonly resolve: (client: CliqClient, path: Readonly<Record<string, string>>) => Promise<T>,
	) {}
}

/** A value that may have to be looked up. */
export type Resolvable<T> = T | Unresolved<T>;

/** @returns the value, looked up if necessary */
export async function resolve<T>(
	client: CliqClient,
	value: Resolvable<T>,
	path: Readonly<Record<string, string>> = {},
): Promise<T> {
	return value instanceof Unresolved ? await value.resolve(client, path) : value;
}

/** A value in the item, such as in one of its files. It is read before anything is sent: it may be missing. */
export class InFile<T> {
	constructor(
		readonly load: (context: IExecuteFunctions, item: INodeExecutionData) => Promise<T>,
	) {}
}

/** The type of the resolved value: what is in a file may have to be looked up, or uploaded, in turn. */
type Resolved<T> = T extends Unresolved<infer Known> | InFile<infer Known> ? Resolved<Known> : T;

/** The resolved values of several fields. */
export type Values<All extends Fields> = {
	readonly [Key in keyof All]: All[Key] extends RequiredField<infer T>
		? Resolved<T>
		: All[Key] extends Field<infer T>
			? Resolved<T> | undefined
			: never;
};

/** What a request body can contain. */
export type Wire = string | number | boolean | IDataObject | string[] | IDataObject[];

/** Properties common to all kinds of fields. */
export interface About {
	/** The parameter name in workflows; in a group of fields, it defaults to the key. */
	readonly name?: string;
	/** The label in the form and in errors; defaults to the name in words. */
	readonly label?: string;
	readonly description: string;
	readonly placeholder?: string;
	readonly hint?: string;
	/** Shows it only while other fields have one of these values, and in the form itself. */
	readonly show?: Readonly<Record<string, string[]>>;
	/** Defaults to `added`. */
	readonly placement?: Field<unknown>['placement'];
}

/**
 * Creates a field from its description and its reader; the reader never receives an empty value.
 *
 * @param specifics what n8n needs to know in addition
 */
export function field<T>(
	{ name = '', label = inWords(name), description, placeholder, hint, show, placement }: About,
	specifics: Pick<INodeProperties, 'type' | 'default'> & Partial<INodeProperties>,
	read: Field<T>['read'],
): Field<T> {
	const words = { description, ...(placeholder && { placeholder }), ...(hint && { hint }) };
	const displayOptions = show && { displayOptions: { show } };
	return {
		property: { displayName: label, name, ...words, ...specifics, ...displayOptions },
		placement: placement ?? (show ? 'form' : 'added'),
		read: (raw, at) => (isEmpty(raw) ? undefined : read(raw, at)),
	};
}

/** @returns for example `Department ID` for `departmentId` */
function inWords(name: string): string {
	const words = name.charAt(0).toUpperCase() + name.slice(1).replace(/[A-Z]/g, ' $&');
	return words.replace(/ Id(?=s?$)/, ' ID');
}

/** @returns whether the field is empty */
export function isEmpty(raw: unknown): boolean {
	return raw === undefined || raw === null || raw === '';
}

/** @returns the same field, but required */
export function required<T>({ property, read }: Field<T>): RequiredField<T> {
	return { property: { ...property, required: true }, placement: 'form', read, isRequired: true };
}

/** @returns the same field in the form itself, although it is optional */
export function prominent<T>(optional: Field<T>): Field<T> {
	return { ...optional, placement: 'form' };
}

/** @returns the same field under Options, where the forms of other operations have it */
export function asOption<T>(known: Field<T>): Field<T> {
	return { ...known, placement: 'options' };
}

/** @returns the same field with different wording */
export function reworded<Known extends Field<unknown>>(
	known: Known,
	words: Partial<
		Pick<
			INodeProperties,
			'displayName' | 'description' | 'placeholder' | 'name' | 'hint' | 'default'
		>
	>,
): Known {
	return { ...known, property: { ...known.property, ...words } };
}

/** @returns the same fields, those without a name named by their key */
export function named<All extends Fields>(fields: All): All {
	const entries = Object.entries(fields).map(([name, each]) => [
		name,
		each.property.name === ''
			? reworded(each, { name, displayName: each.property.displayName || inWords(name) })
			: each,
	]);
	return Object.fromEntries(entries) as All;
}

/** @returns the same field, hidden when the node is an AI agent's tool, which receives no files */
export function hiddenFromTools<T>({ property, ...same }: Field<T>): Field<T> {
	const hide = { [TOOL]: [true] };
	return {
		...same,
		property: { ...property, displayOptions: { ...property.displayOptions, hide } },
	};
}

/** Fields and choices that need OAuth2 carry it: with a webhook token, n8n's editor does not offer them. */
export const NOT_BY_TOKEN = { hide: { authentication: ['webhookToken'] } };

/** @returns the same field, hidden when the node sends by a webhook token, which cannot do what it is for */
export function needingOAuth2<T>({ property, ...same }: Field<T>): Field<T> {
	const { displayOptions } = property;
	const hide = { ...displayOptions?.hide, ...NOT_BY_TOKEN.hide };
	return { ...same, property: { ...property, displayOptions: { ...displayOptions, hide } } };
}

/** @returns the same field, shown only while other fields have one of these values */
export function shownWhile<T>(
	show: Readonly<Record<string, string[]>>,
	{ property, read }: Field<T>,
): Field<T> {
	return { property: { ...property, displayOptions: { show } }, placement: 'form', read };
}

/**
 * The same, and required then. The other fields must be fixed choices: with an expression in one of them,
 * n8n would show and require all that depend on it.
 */
export function shownFor<T>(show: Readonly<Record<string, string[]>>, hidden: Field<T>): Field<T> {
	const { property, ...shown } = shownWhile(show, hidden);
	return {
		...shown,
		property: { ...property, required: true },
		read: (raw, at) => hidden.read(raw, at) ?? refuseEmpty(at.label, hidden.ifEmpty),
	};
}

/** @returns the same field with a converted value; `to` may reject it, or treat it as empty */
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

/** @returns the same field with a checked value: `check` throws for an invalid one */
export function checked<T>(known: Field<T>, check: (label: string, value: T) => void): Field<T> {
	return mapped(known, (value, { label }) => {
		check(label, value);
		return value;
	});
}

/** @throws INVALID_INPUT, with the usual remedy unless there is a better one */
export function refuseEmpty(label: string, remedy?: string): never {
	throw invalidInput(label, 'must not be empty', remedy);
}

/** @returns the error for an invalid value */
export function refuse({ label }: Pick<FieldContext, 'label'>, why: string): CliqError {
	return invalidInput(label, why);
}

/** @returns the context of a field's value */
export function contextOf(
	{ displayName }: INodeProperties,
	zone: string,
	prefix = '',
): FieldContext {
	return { label: prefix === '' ? displayName : `${prefix}: ${displayName}`, prefix, zone };
}

/**
 * A field hidden by another may still hold an earlier value.
 *
 * @param valueOf returns another field's value by its name
 */
export function isShown(
	{ displayOptions }: INodeProperties,
	valueOf: (name: string) => unknown,
): boolean {
	const { show = {}, hide = {} } = displayOptions ?? {};
	// Of several chosen options, one is enough. [n8n-workflow 1.120 and 2.40]
	const applies = ([name, values]: [string, unknown[] | undefined]) =>
		[valueOf(name)].flat().some((value) => values?.includes(value) === true);
	return Object.entries(show).every(applies) && !Object.entries(hide).some(applies);
}
