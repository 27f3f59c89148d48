import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
	INodeProperties,
} from 'n8n-workflow';

import { invalidInput, messageOf } from '../errors';
import { isJsonObject } from '../cliq/json';

/** What a field is called by: in the workflow (`name`) and in front of the user (`displayName`). */
export type Field = Pick<INodeProperties, 'name' | 'displayName'>;

/** A resource locator's value: how it was picked and what. */
export interface Located {
	/** Undefined when the value was set without a mode, as an AI agent does. */
	readonly mode: string | undefined;
	readonly value: string;
}

/**
 * What the user filled in, for all items of a run. n8n takes its time over each value, and only
 * expressions differ from item to item: what holds none is asked for once.
 */
export class RunParameters {
	private readonly written: INodeParameters;

	private readonly constants = new Map<string, unknown>();

	constructor(private readonly context: IExecuteFunctions) {
		this.written = context.getNode().parameters;
	}

	/** The workflow's, for times that name none. */
	get timezone(): string {
		return this.context.getTimezone();
	}

	/** @returns a field's value for an item, as n8n works it out */
	read(name: string, itemIndex: number): unknown {
		if (this.constants.has(name)) return this.constants.get(name);
		const value = this.context.getNodeParameter(name, itemIndex, undefined) as unknown;
		if (!holdsExpression(this.written[name])) this.constants.set(name, value);
		return value;
	}
}

function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(holdsExpression);
}

/**
 * What the user filled in for one item. Expressions can put anything anywhere, so every reader checks
 * what it got and names the field when it cannot work.
 */
export class ItemParameters {
	/** @param item with its files */
	constructor(
		private readonly parameters: RunParameters,
		private readonly itemIndex: number,
		readonly item: INodeExecutionData,
	) {}

	/** The workflow's time zone. */
	get timezone(): string {
		return this.parameters.timezone;
	}

	/** @returns the field's value as it is */
	raw(field: Field): unknown {
		try {
			return this.parameters.read(field.name, this.itemIndex);
		} catch (error) {
			// An expression that fails: n8n's own words say why.
			const why = messageOf(error) || 'for an unknown reason';
			throw invalidInput(field.displayName, `could not be worked out: ${why}`);
		}
	}

	/** @returns the field's text, '' when it is empty */
	text(field: Field): string {
		return toText(field, this.raw(field));
	}

	/** @returns one of the values that the field offers */
	choice<Value extends string>(field: Field, offered: readonly Value[]): Value {
		return toChoice(field, this.raw(field), offered);
	}

	/** @returns entries of an array, or of a text separated by commas or lines; none empty */
	list(field: Field): string[] {
		return toList(field, this.raw(field));
	}

	/** @returns what a resource locator holds, trimmed and not empty */
	locator(field: Field): Located {
		const located = toLocated(field, this.raw(field));
		if (located.value === '') throw invalidInput(field.displayName, 'must not be empty');
		return located;
	}
}

/** @throws INVALID_INPUT for an object, a list, or a number whose digits were lost */
export function toText(field: Field, value: unknown): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string') return value;
	if (typeof value === 'boolean') return String(value);
	if (typeof value === 'number' && (Number.isSafeInteger(value) || !Number.isInteger(value))) {
		return String(value);
	}
	throw invalidInput(
		field.displayName,
		typeof value === 'number'
			? `is a number too long to keep all its digits (${value}): give it as text`
			: 'must be text',
	);
}

/** @returns what a resource locator holds, trimmed; a bare value has no mode */
export function toLocated(field: Field, raw: unknown): Located {
	const { mode, value } = isJsonObject(raw) ? raw : { mode: undefined, value: raw };
	return {
		mode: typeof mode === 'string' && mode !== '' ? mode : undefined,
		value: toText(field, value).trim(),
	};
}

/** @throws INVALID_INPUT for a value that the field does not offer */
export function toChoice<Value extends string>(
	field: Field,
	value: unknown,
	offered: readonly Value[],
): Value {
	const choice = offered.find((candidate) => candidate === value);
	if (choice !== undefined) return choice;
	throw invalidInput(field.displayName, `must be one of: ${offered.join(', ')}`);
}

/** @throws INVALID_INPUT for entries that are not text */
export function toList(field: Field, value: unknown): string[] {
	const entries: unknown[] = Array.isArray(value) ? value : toText(field, value).split(/[,\r\n]/);
	return entries.map((entry) => toText(field, entry).trim()).filter((entry) => entry !== '');
}

/** @throws INVALID_INPUT unless it is a boolean, or the word for one */
export function toFlag(field: Field, value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	return toChoice(field, value, ['true', 'false']) === 'true';
}

/** @throws INVALID_INPUT unless it is a number from `min` to `max`, or the text of one */
export function toNumber(field: Field, value: unknown, min = -Infinity, max = Infinity): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number === 'number' && number >= min && number <= max) return number;
	throw invalidInput(field.displayName, `must be a number${range(min, max)}`);
}

function range(min: number, max: number): string {
	if (max !== Infinity) return ` from ${min} to ${max}`;
	return min === -Infinity ? '' : ` not below ${min}`;
}
