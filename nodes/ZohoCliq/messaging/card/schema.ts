import type { IDataObject } from 'n8n-workflow';

import { isJsonObject } from '../../cliq/json';
import { isSafeUrl } from '../../cliq/urls';
import type { CliqError } from '../../errors';
import { invalidInput } from '../../errors';
import type { Field } from '../../fields';

/**
 * The position of a value in a message, named as in the form ("Buttons 2: Label") or in the JSON
 * ("Message JSON: buttons[1].label"), so that both kinds of input share one set of rules.
 */
export class Place {
	/** @param field contains the message as JSON; without one, the form has a field for each value */
	constructor(
		private readonly field?: string,
		private readonly path = '',
	) {}

	/** @param key in Cliq's spelling */
	key(key: string, shown?: Field<unknown>): Place {
		const name = this.field === undefined ? shown?.property.displayName : key;
		if (name === undefined) return this;
		const separator = this.field === undefined ? ': ' : '.';
		return new Place(this.field, this.path === '' ? name : this.path + separator + name);
	}

	/** @param index from 0; shown counted from 1 */
	entry(index: number): Place {
		const number = this.field === undefined ? ` ${index + 1}` : `[${index}]`;
		return new Place(this.field, this.path + number);
	}

	/**
	 * Whether the form has the fields for it. In JSON only maximums are checked, and what Cliq surely refuses:
	 * messages that work lack keys that Zoho calls required. [public senders]
	 */
	get isForm(): boolean {
		return this.field === undefined;
	}

	/** The name in an error. */
	get name(): string {
		return [this.field, this.path].filter((part) => part).join(': ');
	}

	/** @returns the error for the value at this position */
	refuse(why: string): CliqError {
		return invalidInput(this.name, why);
	}
}

/** Checks a value against what Cliq accepts; throws INVALID_INPUT naming the place. */
export type Rule = (value: unknown, place: Place) => void;

/** One kind of slide or action: its content as entered in the form, and the check of the whole. */
export interface Kind<Entered> {
	readonly content: (entered: Entered) => IDataObject;
	readonly rule: Rule;
}

/** A key of an object. */
interface Key {
	readonly rule: Rule;
	/** The form's field for it; undefined if the form has no such level. */
	readonly shown: Field<unknown> | undefined;
	readonly isRequired: boolean;
}

/** A key, by the form's field for it (whose check a rule can replace) or by its rule alone. */
const key =
	(isRequired: boolean) =>
	(what: Field<unknown> | Rule, rule = typeof what === 'function' ? what : ruleOf(what)): Key => ({
		rule,
		shown: typeof what === 'function' ? undefined : what,
		isRequired,
	});

/** A key that the form requires; in JSON, Cliq decides. */
export const required = key(true);

/** An optional key. */
export const optional = key(false);

/** The check of a field of the form. */
function ruleOf({ read }: Field<unknown>): Rule {
	return (value, { name }) => void read(value, { label: name, prefix: '', zone: '' });
}

/** A text of up to `max` UTF-16 code units; numbers and booleans are counted as text. */
export function textUpTo(max: number): Rule {
	return (value, place) => {
		if (!['string', 'number', 'boolean'].includes(typeof value)) throw place.refuse('must be text');
		const { length } = String(value);
		if (length > max) throw place.refuse(`is ${length} characters long; the maximum is ${max}`);
	};
}

/** Has no maximum: Cliq decides. */
export const anything: Rule = () => undefined;

/** A text of any length. */
export const anyText = textUpTo(Infinity);

/** An https URL without credentials in it. */
export function httpsUrl(max = Infinity): Rule {
	return all(textUpTo(max), (value, place) => {
		if (isSafeUrl(String(value))) return;
		// The URL is not repeated: it may contain a password.
		throw place.refuse('must be an https:// address without a user name or password');
	});
}

/** A text up to `max` characters that matches a pattern; not repeated in the error. */
export function matching(pattern: RegExp, why: string, max: number): Rule {
	return all(textUpTo(max), (value, place) => {
		if (!pattern.test(String(value))) throw place.refuse(why);
	});
}

/** A list whose entries follow a rule; the minimum is the form's. */
export function listOf(rule: Rule, { min = 0, max = Infinity } = {}): Rule {
	return (value, place) => {
		if (!Array.isArray(value)) throw place.refuse('must be an array');
		const { length } = value;
		if (length < min && place.isForm) {
			throw place.refuse(`has ${length} entry; the minimum is ${min}`);
		}
		if (length > max) throw place.refuse(`has ${length} entries; the maximum is ${max}`);
		for (const [index, entry] of value.entries()) rule(entry, place.entry(index));
	};
}

/** An object with these keys. Others pass: Cliq itself reports what it does not accept. */
export function objectOf(keys: Readonly<Record<string, Key>>): Rule {
	return (value, place) => {
		if (!isJsonObject(value)) throw place.refuse('must be an object');
		for (const [key, { rule, shown, isRequired }] of Object.entries(keys)) {
			if (has(value, key)) rule(value[key], place.key(key, shown));
			else if (isRequired && place.isForm) throw place.key(key, shown).refuse('must not be empty');
		}
	};
}

/** An object with a further rule depending on one of its keys; an unlisted value has none. */
export function byKind(
	key: string,
	kinds: Readonly<Record<string, { readonly rule: Rule }>>,
): Rule {
	return (value, place) => {
		const kind = isJsonObject(value) ? value[key] : undefined;
		if (typeof kind === 'string' && Object.hasOwn(kinds, kind)) kinds[kind]?.rule(value, place);
	};
}

/** Several rules, in order. */
export function all(...rules: readonly Rule[]): Rule {
	return (value, place) => {
		for (const rule of rules) rule(value, place);
	};
}

/** Whether a key is present and not blank. */
function has(object: Readonly<Record<string, unknown>>, key: string): boolean {
	const value = Object.hasOwn(object, key) ? object[key] : undefined;
	return (
		value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '')
	);
}
