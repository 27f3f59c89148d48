import type { INodeProperties, INodePropertyMode, INodePropertyTypeOptions } from 'n8n-workflow';

import { isJsonObject } from '../../cliq/json';
import { pathSegment } from '../../cliq/urls';
import type { About, Field, FieldContext, RequiredField } from '../field';
import { field, required } from '../field';
import { toList, toText } from '../coerce';
import { upTo } from '../text';

/** The value of a resource locator and how it was picked. */
export interface Located {
	/** Undefined if the value was set without a mode, as AI agents do. */
	readonly mode: string | undefined;
	/** Trimmed. */
	readonly value: string;
}

/** Something to pick or type. */
export interface Picker extends Pick<About, 'name' | 'label' | 'description'> {
	/** Ways to specify it, From List first. */
	readonly modes: readonly INodePropertyMode[];
	/** @returns the ID or name in what the user entered: in a pasted address, say */
	readonly clean?: (located: Located) => string;
	/** What to do if it is empty: often an expression finds nothing in the output of an earlier node. */
	readonly ifEmpty?: string;
}

/**
 * @param toValue converts what was picked
 * @returns the required field that picks it
 * @throws on reading: INVALID_INPUT for something that cannot be an ID
 */
export function located<T>(
	{ modes, clean = ({ value }) => value, ifEmpty, ...about }: Picker,
	toValue: (located: Located, at: FieldContext) => T,
): RequiredField<T> {
	const specifics: Pick<INodeProperties, 'type' | 'default' | 'modes'> = {
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [...modes],
	};
	const picker = required(
		field(about, specifics, (raw, at) => {
			const given = toLocated(at.label, raw);
			const found = { ...given, value: clean(given) };
			if (found.value === '') return undefined;
			pathSegment(at.label, found.value);
			return toValue(found, at);
		}),
	);
	return ifEmpty === undefined ? picker : { ...picker, ifEmpty };
}

/** A thing to pick from a list, or to type by its ID. */
interface Listed {
	readonly name: string;
	/** The name in words, if it has several. */
	readonly words?: string;
	/** The method that lists them. */
	readonly search: string;
	/** An ID. */
	readonly example: string;
	/** Where the user finds it. */
	readonly hint?: string;
	/** What to do if it is empty. */
	readonly ifEmpty?: string;
}

/** @returns the required field that picks a thing, as its ID, converted by `decode` */
export function listedId(
	{ name, words = name, search, example, hint, ifEmpty }: Listed,
	decode: (id: string) => string = (id) => id,
): RequiredField<string> {
	const modes = [fromList(search), typed('By ID', 'id', `e.g. ${example}`, hint)];
	const picker = { name, description: `The ${words} to operate on`, modes, ifEmpty };
	return located(picker, ({ value }) => decode(value));
}

/**
 * @returns the value of a resource locator; a bare value has no mode
 * @internal
 */
export function toLocated(label: string, raw: unknown): Located {
	const { mode, value } = isJsonObject(raw) ? raw : { mode: undefined, value: raw };
	return {
		mode: typeof mode === 'string' && mode !== '' ? mode : undefined,
		value: toText(label, value).trim(),
	};
}

/** @returns the mode that picks from a list, searched by the method of that name */
export function fromList(searchListMethod: string): INodePropertyMode {
	const typeOptions = { searchListMethod, searchable: true };
	return { ...mode('list', 'From List', 'list'), typeOptions };
}

/**
 * @param hint where in Cliq the user finds it
 * @returns a mode in which the user types
 */
export function typed(
	displayName: string,
	name: string,
	placeholder: string,
	hint?: string,
): INodePropertyMode {
	return { ...mode('string', displayName, name, placeholder), ...(hint && { hint }) };
}

function mode(
	type: INodePropertyMode['type'],
	displayName: string,
	name: string,
	placeholder?: string,
): INodePropertyMode {
	return { type, displayName, name, ...(placeholder && { placeholder }) };
}

/** The words of a drop-down; its description ends with a full stop. */
export type DropDownAbout = Pick<About, 'name' | 'label' | 'description'>;

/**
 * One thing by ID, picked in a drop-down or by expression.
 *
 * @param typeOptions name the method that lists them
 */
export function dropDown(
	about: DropDownAbout,
	typeOptions: INodePropertyTypeOptions,
): Field<string> {
	const words = {
		...about,
		description: `${about.description} Choose from the list, or specify an ID using an expression.`,
	};
	return field(
		words,
		{ type: 'options', typeOptions, default: '' },
		(raw, { label }) => toText(label, raw).trim() || undefined,
	);
}

/**
 * Several things by ID: picked in a drop-down, or an array or comma- or line-separated text by expression.
 *
 * @param what their kind; names their list
 */
export function multiPicker(
	what: 'Channel' | 'Chat' | 'Team',
	{ name, description }: Pick<About, 'name' | 'description'>,
): Field<string[]> {
	const about = {
		name,
		label: `${what} Names or IDs`,
		description: `${description}. Choose from the list, or specify IDs using an expression.`,
	};
	const typeOptions = { loadOptionsMethod: `get${what}s` };
	return field(about, { type: 'multiOptions', typeOptions, default: [] }, (raw, at) =>
		upTo(at, toList(at.label, raw)),
	);
}
