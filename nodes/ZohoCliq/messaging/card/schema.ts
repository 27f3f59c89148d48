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
	private constructor(
		/** The field that contains the JSON; undefined for a form. */
		private readonly field: string | undefined,
		private readonly path: string,
	) {}

	/** A message entered field by field. */
	static readonly form = new Place(undefined, '');

	/** A message entered as JSON in one field. */
	static json(field: string): Place {
		return new Place(field, '');
	}

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

/** A key of an object. */
interface Key {
	readonly rule: Rule;
	/** The form's field for it; undefined if the form has no such level. */
	readonly shown: Field<unknown> | undefined;
	readonly isRequired: boolean;
}

/** Keys of an object. Others pass: Cliq itself reports what it does not accept. */
type Keys = Readonly<Record<string, Key>>;

/**
 * A required key that must not be empty.
 *
 * @param what the form's field for it, or the rule if the form has no such level
 * @param rule replaces the field's own check
 */
export function required(what: Field<unknown> | Rule, rule?: Rule): Key {
	return { ...keyOf(what, rule), isRequired: true };
}

/** An optional key. */
export function optional(what: Field<unknown> | Rule, rule?: Rule): Key {
	return { ...keyOf(what, rule), isRequired: false };
}

function keyOf(what: Field<unknown> | Rule, rule?: Rule): Pick<Key, 'rule' | 'shown'> {
	return typeof what === 'function'
		? { rule: what, shown: undefined }
		: { rule: rule ?? ruleOf(what), shown: what };
}

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

/** A text of any length. */
export const anyText = textUpTo(Infinity);

/** An https URL without credentials in it. */
export function httpsUrl(max = Infinity): Rule {
	const why = 'must be an https:// address without a user name or password';
	// The URL is not repeated: it may contain a password.
	return all(textUpTo(max), (value, place) => {
		if (!isSafeUrl(String(value))) throw place.refuse(why);
	});
}

/** A text that matches a pattern. */
export function matching(pattern: RegExp, why: string): Rule {
	return all(anyText, (value, place) => {
		if (!pattern.test(String(value))) throw place.refuse(why);
	});
}

export const anyNumber: Rule = (value, place) => {
	if (typeof value !== 'number' || !Number.isFinite(value)) throw place.refuse('must be a number');
};

/** A list whose entries follow a rule. */
export function listOf(rule: Rule, { min = 0, max = Infinity } = {}): Rule {
	return (value, place) => {
		if (!Array.isArray(value)) throw place.refuse('must be an array');
		const { length } = value;
		if (length < min) {
			const few = length === 0 ? 'must not be empty' : `has ${length} entry`;
			throw place.refuse(min === 1 ? few : `${few}; the minimum is ${min}`);
		}
		if (length > max) throw place.refuse(`has ${length} entries; the maximum is ${max}`);
		for (const [index, entry] of value.entries()) rule(entry, place.entry(index));
	};
}

/** An object with these keys. */
export function objectOf(keys: Keys): Rule {
	return (value, place) => {
		if (!isJsonObject(value)) throw place.refuse('must be an object');
		for (const [key, { rule, shown, isRequired }] of Object.entries(keys)) {
			if (has(value, key)) rule(value[key], place.key(key, shown));
			else if (isRequired) throw place.key(key, shown).refuse('must not be empty');
		}
	};
}

/** An object with at least one of two equivalent keys; if both are missing, the error names the first. */
export function eitherOf(first: string, second: string, shown: Field<unknown>): Rule {
	return (value, place) => {
		if (isJsonObject(value) && (has(value, first) || has(value, second))) return;
		throw place.key(first, shown).refuse('must not be empty');
	};
}

/** An object with further rules depending on one of its keys; an unlisted value has none. */
export function byKind(kind: string, rules: Readonly<Record<string, Rule>>): Rule {
	return (value, place) => {
		const word = isJsonObject(value) ? value[kind] : undefined;
		if (typeof word === 'string' && Object.hasOwn(rules, word)) rules[word]?.(value, place);
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
		value !== undefined && value !== null && (typeof value !== 'string' || value.trim() !== '')
	);
}
