import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import type { CliqClient } from '../cliq/client';
import type { Endpoint } from '../cliq/endpoints';
import type { Field } from '../fields';
import type { Chosen } from '../fields/commonOptions';
import type { ItemParameters } from '../fields/parameters';

/** An item returned by an operation; the loop pairs it with the items it came from. */
export interface OutputItem {
	readonly json: IDataObject;
	readonly binary?: IBinaryKeyData;
}

/** An operation's result for one item: usually one object, or any number of items. */
export type Output = IDataObject | readonly OutputItem[];

/** What the loop passes to an operation for one item. */
export interface ItemContext {
	/** For the item's binary data. */
	readonly context: IExecuteFunctions;
	readonly parameters: ItemParameters;
	/** What the user entered under Options, without the common ones. */
	readonly options: Chosen;
	/** The items it represents: this one, or all if the operation handles them together. */
	readonly items: readonly INodeExecutionData[];
	/** All operations of the node, for the operation that checks access to them. */
	readonly operations: readonly OperationEntry[];
	/** @returns the connection to Cliq; it waits according to the item's options, and counts what is sent */
	client(): Promise<CliqClient>;
}

/** One operation: its form, its requests and its output. */
export interface Operation {
	/** As shown in n8n's list of operations, for example `Get Many`. */
	readonly name: string;
	/** A sentence for the nodes panel, for example `Upload files`. */
	readonly action: string;
	readonly description: string;
	/** Required endpoints; their scopes are required too. */
	readonly endpoints: readonly Endpoint[];
	/** In the order of the form, without Options. */
	readonly fields: ReadonlyArray<Pick<Field<unknown>, 'property'>>;
	/** Options in addition to the common ones. */
	readonly options: ReadonlyArray<Field<unknown>>;
	/**
	 * `once`: requested once per run, the response is repeated for every item. `together`: handles all items
	 * as one, the result is paired with every one of them. Otherwise each item is handled on its own.
	 */
	readonly runs?: 'once' | 'together';
	/** Handles one item, or all of them together; `item` is then the first. */
	run(item: ItemContext): Promise<Output>;
}

/** A resource of the node; its operations by value. */
export interface Resource {
	readonly name: string;
	readonly value: string;
	/** The operation selected in a new node; defaults to Get Many, which is harmless. */
	readonly first?: string;
	readonly operations: Readonly<Record<string, Operation>>;
}

/** An operation with its names in workflows. */
export interface OperationEntry {
	readonly resource: string;
	readonly operation: string;
	readonly definition: Operation;
}

/**
 * @param leading the operations that people want most, in this order
 * @returns a module's operations as n8n lists them, the others by label: its exports have no order of their own
 */
export function inOrder<Name extends string>(
	operations: Readonly<Record<Name, Operation>>,
	...leading: ReadonlyArray<NoInfer<Name>>
): Resource['operations'] {
	const label = (name: Name) => operations[name].name.toLowerCase();
	const others = (Object.keys(operations) as Name[])
		.filter((name) => !leading.includes(name))
		.sort((one, other) => (label(one) < label(other) ? -1 : 1));
	return Object.fromEntries([...leading, ...others].map((name) => [name, operations[name]]));
}

export function operationsOf(resources: readonly Resource[]): OperationEntry[] {
	return resources.flatMap(({ value: resource, operations }) =>
		Object.entries(operations).map(([operation, definition]) => ({
			resource,
			operation,
			definition,
		})),
	);
}
