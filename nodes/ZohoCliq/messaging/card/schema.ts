import { invalidInput } from '../../errors';
import type { CliqError } from '../../errors';
import { isJsonObject } from '../../cliq/json';
import { isSafeUrl } from '../../cliq/urls';

/**
 * Where a value stands in a message: in the words of the form ("Buttons 2: Label") or of the JSON
 * ("Message JSON: buttons[1].label"), so that one set of rules names both kinds of field.
 */
export class Place {
	private constructor(
		private readonly isForm: boolean,
		private readonly field: string,
		private readonly path: string,
	) {}

	/** A message that was filled in field by field. */
	static readonly form = new Place(true, '', '');

	/** A message that stands in one field as JSON. */
	static json(field: string): Place {
		return new Place(false, field, '');
	}

	/**
	 * @param key as Cliq calls it
	 * @param label as the form calls it; '' where the form shows no such level
	 */
	key(key: string, label: string): Place {
		if (!this.isForm) {
			return new Place(false, this.field, this.path === '' ? key : `${this.path}.${key}`);
		}
		if (label === '') return this;
		return new Place(true, '', this.path === '' ? label : `${this.path}: ${label}`);
	}

	/** @param index from 0; people count from 1 */
	entry(index: number): Place {
		const number = this.isForm ? ` ${index + 1}` : `[${index}]`;
		return new Place(this.isForm, this.field, this.path + number);
	}

	/** What the place is called in an error. */
	get name(): string {
		if (this.isForm) return this.path;
		return this.path === '' ? this.field : `${this.field}: ${this.path}`;
	}

	/** @returns the error for the value that stands here */
	refuse(why: string): CliqError {
		return invalidInput(this.name, why);
	}
}

/** Holds a value against what Cliq takes; throws INVALID_INPUT naming the place. */
export type Rule = (value: unknown, place: Place) => void;

/** A key of an object. Unknown keys pass: what Cliq makes of them, it says itself. */
interface Key {
	readonly label: string;
	readonly rule: Rule;
	readonly isRequired: boolean;
}

export type Keys = Readonly<Record<string, Key>>;

/** A key that must be there and not be empty. */
export function required(label: string, rule: Rule): Key {
	return { label, rule, isRequired: true };
}

/** A key that may be missing. */
export function optional(label: string, rule: Rule): Key {
	return { label, rule, isRequired: false };
}

/** A text, in UTF-16 code units; numbers and booleans count as theirs. */
export function text(max = Infinity): Rule {
	return (value, place) => {
		if (!['string', 'number', 'boolean'].includes(typeof value)) throw place.refuse('must be text');
		const { length } = String(value);
		if (length > max) {
			throw place.refuse(`has ${length} characters; Cliq takes ${max} at most`);
		}
	};
}

/** An https address without a login in it. */
export function httpsUrl(max = Infinity): Rule {
	return (value, place) => {
		text(max)(value, place);
		// The address is not repeated: it may hold a password.
		if (!isSafeUrl(String(value))) {
			throw place.refuse('must be an https:// address without user name and password in it');
		}
	};
}

/** One of several words. */
export function oneOf(...words: readonly string[]): Rule {
	return (value, place) => {
		if (typeof value !== 'string' || !words.includes(value)) {
			throw place.refuse(`must be one of: ${words.join(', ')}`);
		}
	};
}

/** A text of a certain look. */
export function matching(pattern: RegExp, why: string): Rule {
	return (value, place) => {
		text()(value, place);
		if (!pattern.test(String(value))) throw place.refuse(why);
	};
}

/** A number. */
export const number: Rule = (value, place) => {
	if (typeof value !== 'number' || !Number.isFinite(value)) throw place.refuse('must be a number');
};

/** A list whose entries keep a rule. */
export function list(rule: Rule, { min = 0, max = Infinity } = {}): Rule {
	return (value, place) => {
		if (!Array.isArray(value)) throw place.refuse('must be a list');
		if (value.length < min) {
			const few = value.length === 0 ? 'must not be empty' : `has ${value.length} entry`;
			throw place.refuse(min === 1 ? few : `${few}; Cliq wants ${min} at least`);
		}
		if (value.length > max) {
			throw place.refuse(`has ${value.length} entries; Cliq takes ${max} at most`);
		}
		for (const [index, entry] of value.entries()) rule(entry, place.entry(index));
	};
}

/** An object, by its keys. */
export function object(keys: Keys): Rule {
	return (value, place) => {
		if (!isJsonObject(value)) throw place.refuse('must be an object');
		for (const [key, { label, rule, isRequired }] of Object.entries(keys)) {
			const inner = Object.hasOwn(value, key) ? value[key] : undefined;
			const isMissing = isEmpty(inner);
			if (isMissing && isRequired) throw place.key(key, label).refuse('must not be empty');
			if (!isMissing) rule(inner, place.key(key, label));
		}
	};
}

/**
 * An object with one at least of several keys that mean the same.
 *
 * @param first the key to name where none is there
 */
export function needsOne(label: string, first: string, ...others: readonly string[]): Rule {
	return (value, place) => {
		const isThere = (key: string) =>
			isJsonObject(value) && Object.hasOwn(value, key) && !isEmpty(value[key]);
		if ([first, ...others].some(isThere)) return;
		throw place.key(first, label).refuse('must not be empty');
	};
}

/** An object with further keys by what one of them says; a word that is not listed asks for none. */
export function byKind(kind: string, variants: Readonly<Record<string, Keys>>): Rule {
	return (value, place) => {
		const word = isJsonObject(value) ? value[kind] : undefined;
		if (typeof word === 'string' && Object.hasOwn(variants, word)) {
			object(variants[word] ?? {})(value, place);
		}
	};
}

/** Several rules, in order. */
export function all(...rules: readonly Rule[]): Rule {
	return (value, place) => {
		for (const rule of rules) rule(value, place);
	};
}

function isEmpty(value: unknown): boolean {
	return (
		value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
	);
}
