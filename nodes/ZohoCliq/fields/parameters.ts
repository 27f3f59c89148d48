import type { IExecuteFunctions, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { invalidInput, isTool, messageOf } from '../errors';
import type { Field } from './field';
import { contextOf, isShown, refuseEmpty, TOOL } from './field';

/** What n8n must provide to read a form. */
type ParameterSource = Pick<
	IExecuteFunctions,
	'getMode' | 'getNode' | 'getNodeParameter' | 'getTimezone'
>;

/**
 * What the user entered, for all items of a run. n8n is slow to return a value, and only expressions
 * differ between items, so a value without one is requested once.
 */
export class RunParameters {
	private readonly written: INodeParameters;

	private readonly constants = new Map<string, unknown>();

	private zone: string | undefined;

	/** Whether an AI agent runs the node. */
	readonly isTool: boolean;

	constructor(private readonly context: ParameterSource) {
		const node = context.getNode();
		this.written = node.parameters;
		this.isTool = isTool(node);
	}

	/** The workflow's time zone, for times without one. */
	get timezone(): string {
		return (this.zone ??= this.context.getTimezone());
	}

	/** Whether somebody runs the workflow in the editor, and waits for it. */
	get isTestRun(): boolean {
		return this.context.getMode() === 'manual';
	}

	/** @returns the name of what was picked from a list, if the editor saved it */
	pickedName(name: string): string | undefined {
		return pickedNameIn(this.written[name]);
	}

	/** @returns a field's value for an item, as evaluated by n8n */
	read(name: string, itemIndex: number): unknown {
		if (name === TOOL) return this.isTool;
		if (this.constants.has(name)) return this.constants.get(name);
		const value = this.context.getNodeParameter(name, itemIndex, undefined) as unknown;
		if (!holdsExpression(this.written[name])) this.constants.set(name, value);
		return value;
	}
}

/** @returns what the editor saved as the name of a value picked from a list; an expression has none */
function pickedNameIn(value: unknown): string | undefined {
	if (typeof value !== 'object' || value === null || holdsExpression(value)) return undefined;
	const { mode, cachedResultName: name } = value as { mode?: unknown; cachedResultName?: unknown };
	return mode === 'list' && typeof name === 'string' && name !== '' ? name : undefined;
}

function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(holdsExpression);
}

/** What the user entered for one item. */
export class ItemParameters {
	/** @param item with its files */
	constructor(
		private readonly parameters: RunParameters,
		private readonly itemIndex: number,
		readonly item: INodeExecutionData,
	) {}

	get timezone(): string {
		return this.parameters.timezone;
	}

	get isTestRun(): boolean {
		return this.parameters.isTestRun;
	}

	get isTool(): boolean {
		return this.parameters.isTool;
	}

	/** @returns a field's value; undefined if it is empty or hidden */
	read<T>(field: Field<T>): T | undefined {
		const { property } = field;
		if (property.displayOptions && !this.shows(property)) return undefined;
		const raw = this.raw(property.name, property.displayName);
		const value = field.read(raw, contextOf(property, this.timezone));
		if (value === undefined && property.required) refuseEmpty(property.displayName, field.ifEmpty);
		return value;
	}

	/** @throws INVALID_INPUT if the field is empty */
	require<T>(field: Field<T>): T {
		return this.read(field) ?? refuseEmpty(field.property.displayName, field.ifEmpty);
	}

	/** @returns the name of what was picked from a list, if the editor saved it */
	pickedName(name: string): string | undefined {
		return this.parameters.pickedName(name);
	}

	/** @returns a value unchanged */
	raw(name: string, label = name): unknown {
		try {
			return this.parameters.read(name, this.itemIndex);
		} catch (error) {
			// A failed expression: n8n's own message says why.
			const why = messageOf(error) || 'for an unknown reason';
			// n8n copies the value, level by level.
			const isTooDeep = why.includes('call stack');
			throw invalidInput(
				label,
				isTooDeep ? 'is nested too deeply' : `could not be evaluated: ${why}`,
			);
		}
	}

	private shows(property: Field<unknown>['property']): boolean {
		return isShown(property, (name) => this.raw(name));
	}
}
