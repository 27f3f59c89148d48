import type { IExecuteFunctions, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { invalidInput, messageOf } from '../errors';
import type { Field } from './field';
import { contextOf, isShown, refuseEmpty } from './field';

/**
 * What the user filled in, for all items of a run. n8n takes its time over each value, and only
 * expressions differ from item to item: what holds none is asked for once.
 */
export class RunParameters {
	private readonly written: INodeParameters;

	private readonly constants = new Map<string, unknown>();

	private zone: string | undefined;

	constructor(private readonly context: IExecuteFunctions) {
		this.written = context.getNode().parameters;
	}

	/** The workflow's, for times that name none. */
	get timezone(): string {
		return (this.zone ??= this.context.getTimezone());
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

/** What the user filled in for one item. */
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

	/** @returns what a field holds; undefined when it is empty, or not shown */
	read<T>(field: Field<T>): T | undefined {
		const { property } = field;
		if (property.displayOptions && !this.shows(property)) return undefined;
		const raw = this.raw(property.name, property.displayName);
		const value = field.read(raw, contextOf(property, this.timezone));
		return value === undefined && property.required ? refuseEmpty(property.displayName) : value;
	}

	/** @throws INVALID_INPUT when the field is empty */
	require<T>(field: Field<T>): T {
		return this.read(field) ?? refuseEmpty(field.property.displayName);
	}

	/** @returns a value as it is */
	raw(name: string, label = name): unknown {
		try {
			return this.parameters.read(name, this.itemIndex);
		} catch (error) {
			// An expression that fails: n8n's own words say why.
			const why = messageOf(error) || 'for an unknown reason';
			throw invalidInput(label, `could not be worked out: ${why}`);
		}
	}

	private shows(property: Field<unknown>['property']): boolean {
		return isShown(property, (name) => this.raw(name));
	}
}
