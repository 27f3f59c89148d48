import { isJsonObject } from '../../cliq/json';
import { isSafeUrl } from '../../cliq/urls';
import type { CliqError } from '../../errors';
import { invalidInput } from '../../errors';
import type { Field } from '../../fields';

/**
 * Where a value stands in a message: in the words of the form ("Buttons 2: Label") or of the JSON
 * ("Message JSON: buttons[1].label"), so that one set of rules names both kinds of field.
 */
export class Place {
	private constructor(
		/** The field that holds all of it as JSON; undefined for a form. */
		private readonly field: string | undefined,
		private readonly path: string,
	) {}

	/** A message that was filled in field by field. */
	static readonly form = new Place(undefined, '');

	/** A message that stands in one field as JSON. */
	static json(field: string): Place {
		return new Place(field, '');
	}

	/** @param key as Cliq calls it */
	key(key: string, shown?: Field<unknown>): Place {
		const name = this.field === undefined ? shown?.property.displayName : key;
		if (name === undefined) return this;
		const separator = this.field === undefined ? ': ' : '.';
		return new Place(this.field, this.path === '' ? name : this.path + separator + name);
	}

	/** @param index from 0; people count from 1 */
	entry(index: number): Place {
		const number = this.field === undefined ? ` ${index + 1}` : `[${index}]`;
		return new Place(this.field, this.path + number);
	}

	/** What the place is called in an error. */
	get name(): string {
		return [this.field, this.path].filter((part) => part).join(': ');
	}

	/** @returns the error for the value that stands here */
	refuse(why: string): CliqError {
		return invalidInput(this.name, why);
	}
}

/** Holds a value against what Cliq takes; throws INVALID_INPUT naming the place. */
export type Rule = (value: unknown, place: Place) => void;

/** A key of an object. */
interface Key {
	readonly rule: Rule;
	/** The field that the form has for it; undefined where it shows no such level. */
	readonly shown: Field<unknown> | undefined;
	readonly isRequired: boolean;
}

/** Keys of an object. Others pass: what Cliq makes of them, it says itself. */
type Keys = Readonly<Record<string, Key>>;

/**
 * A key that must be there and not be empty.
 *
 * @param what the form's field for it, or the rule where the form shows no such level
 * @param rule what holds instead of what the field itself takes
 */
export function required(what: Field<unknown> | Rule, rule?: Rule): Key {
	return { ...keyOf(what, rule), isRequired: true };
}

/** A key that may be missing. */
export function optional(what: Field<unknown> | Rule, rule?: Rule): Key {
	return { ...keyOf(what, rule), isRequired: false };
}

function keyOf(what: Field<unknown> | Rule, rule?: Rule): Pick<Key, 'rule' | 'shown'> {
	return typeof what === 'function'
		? { rule: what, shown: undefined }
		: { rule: rule ?? ruleOf(what), shown: what };
}

/** What a field of the form takes. */
function ruleOf({ read }: Field<unknown>): Rule {
	return (value, { name }) => void read(value, { label: name, prefix: '', zone: '' });
}

/** A text, in UTF-16 code units; numbers and booleans count as theirs. */
export function textUpTo(max: number): Rule {
	return (value, place) => {
		if (!['string', 'number', 'boolean'].includes(typeof value)) throw place.refuse('must be text');
		const { length } = String(value);
		if (length > max) throw place.refuse(`has ${length} characters; Cliq takes ${max} at most`);
	};
}

/** A text of any length. */
export const anyText = textUpTo(Infinity);

/** An https address without a login in it. */
export function httpsUrl(max = Infinity): Rule {
	const why = 'must be an https:// address without user name and password in it';
	// The address is not repeated: it may hold a password.
	return all(textUpTo(max), (value, place) => {
		if (!isSafeUrl(String(value))) throw place.refuse(why);
	});
}

/** A text of a certain look. */
export function matching(pattern: RegExp, why: string): Rule {
	return all(anyText, (value, place) => {
		if (!pattern.test(String(value))) throw place.refuse(why);
	});
}

/** A number. */
export const anyNumber: Rule = (value, place) => {
	if (typeof value !== 'number' || !Number.isFinite(value)) throw place.refuse('must be a number');
};

/** A list whose entries keep a rule. */
export function listOf(rule: Rule, { min = 0, max = Infinity } = {}): Rule {
	return (value, place) => {
		if (!Array.isArray(value)) throw place.refuse('must be a list');
		const { length } = value;
		if (length < min) {
			const few = length === 0 ? 'must not be empty' : `has ${length} entry`;
			throw place.refuse(min === 1 ? few : `${few}; Cliq wants ${min} at least`);
		}
		if (length > max) throw place.refuse(`has ${length} entries; Cliq takes ${max} at most`);
		for (const [index, entry] of value.entries()) rule(entry, place.entry(index));
	};
}

/** An object, by its keys. */
export function objectOf(keys: Keys): Rule {
	return (value, place) => {
		if (!isJsonObject(value)) throw place.refuse('must be an object');
		for (const [key, { rule, shown, isRequired }] of Object.entries(keys)) {
			if (has(value, key)) rule(value[key], place.key(key, shown));
			else if (isRequired) throw place.key(key, shown).refuse('must not be empty');
		}
	};
}

/** An object with one at least of two keys that mean the same; where neither is there, the first is named. */
export function eitherOf(first: string, second: string, shown: Field<unknown>): Rule {
	return (value, place) => {
		if (isJsonObject(value) && (has(value, first) || has(value, second))) return;
		throw place.key(first, shown).refuse('must not be empty');
	};
}

/** An object with further rules by what one of its keys says; a word that is not listed asks for none. */
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

/** Whether a key is there, and not blank. */
function has(object: Readonly<Record<string, unknown>>, key: string): boolean {
	const value = Object.hasOwn(object, key) ? object[key] : undefined;
	return (
		value !== undefined && value !== null && (typeof value !== 'string' || value.trim() !== '')
	);
}
