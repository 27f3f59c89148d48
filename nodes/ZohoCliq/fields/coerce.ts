import { invalidInput } from '../errors';
import { isSafeUrl } from '../cliq/urls';

/** @throws INVALID_INPUT for an object, a list, or a number that lost digits or is none */
export function toText(label: string, value: unknown): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string') return value;
	if (typeof value === 'boolean') return String(value);
	if (typeof value !== 'number') throw invalidInput(label, 'must be text');
	if (!Number.isFinite(value)) throw invalidInput(label, `must not be ${value}`);
	if (Number.isSafeInteger(value) || !Number.isInteger(value)) return String(value);
	throw invalidInput(label, `is too large to be represented exactly (${value}); pass it as text`);
}

/** @throws INVALID_INPUT for a value that is not an option of the field */
export function toChoice<Value extends string>(
	label: string,
	value: unknown,
	offered: readonly Value[],
): Value {
	const choice = offered.find((candidate) => candidate === value);
	if (choice !== undefined) return choice;
	throw invalidInput(label, `must be one of: ${offered.join(', ')}`);
}

/**
 * @returns the non-empty entries of an array, or of a text separated by commas or lines
 * @throws INVALID_INPUT for entries that are not text
 */
export function toList(label: string, value: unknown, separator = /[,\r\n]/): string[] {
	const entries: unknown[] = Array.isArray(value) ? value : toText(label, value).split(separator);
	return entries.map((entry) => toText(label, entry).trim()).filter((entry) => entry !== '');
}

/** @throws INVALID_INPUT unless it is a boolean, or the text of one */
export function toBoolean(label: string, value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	return toChoice(label, value, ['true', 'false']) === 'true';
}

/** @throws INVALID_INPUT unless it is a number from `min` to `max`, or the text of one */
export function toNumber(label: string, value: unknown, min = -Infinity, max = Infinity): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number === 'number' && number >= min && number <= max) {
		if (Number.isFinite(number)) return number;
		throw invalidInput(label, 'must not be infinite');
	}
	throw invalidInput(label, `must be a number${range(min, max)}`);
}

function range(min: number, max: number): string {
	if (max !== Infinity) return ` from ${min} to ${max}`;
	return min === -Infinity ? '' : ` not below ${min}`;
}

/** @returns whether it looks like an email address */
export function isEmail(value: string): boolean {
	return /^[^\s@]+@[^\s@]+$/.test(value);
}

/** @throws INVALID_INPUT unless it looks like an email address */
export function checkEmail(label: string, value: string): void {
	if (isEmail(value)) return;
	throw invalidInput(label, `must be an email address like nathan@example.com, not "${value}"`);
}

/** @throws INVALID_INPUT unless it is an https URL (http on this machine) without credentials in it */
export function checkUrl(label: string, value: string): void {
	if (isSafeUrl(value)) return;
	// The URL is not repeated: it may contain a password.
	throw invalidInput(label, 'must be an https:// address without a user name or password');
}
