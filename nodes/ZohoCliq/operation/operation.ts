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

/** An item that an operation gives; the loop pairs it with the items it came from. */
export interface OutputItem {
	readonly json: IDataObject;
	readonly binary?: IBinaryKeyData;
}

/** What an operation gives for one item: mostly one object, or any number of items. */
export type Output = IDataObject | readonly OutputItem[];

/** What the loop hands to an operation for one item. */
export interface ItemContext {
	/** For the item's binary data. */
	readonly context: IExecuteFunctions;
	readonly parameters: ItemParameters;
	/** What the user chose under Options, the common ones aside. */
	readonly options: Chosen;
	/** The items it stands for: this one, or all when the operation takes them together. */
	readonly items: readonly INodeExecutionData[];
	/** All operations of the node, for the one that checks access to them. */
	readonly operations: readonly OperationEntry[];
	/** @returns the connection to Cliq; it waits as the item's options say, and counts what goes out */
	client(): Promise<CliqClient>;
}

/** One operation: what the user fills in, what is asked of Cliq, what comes out. */
export interface Operation {
	/** As in n8n's list of operations, for example `Get Many`. */
	readonly name: string;
	/** A sentence for the nodes panel, for example `Upload files`. */
	readonly action: string;
	readonly description: string;
	/** Endpoints that it cannot do without; their scopes are what it needs. */
	readonly endpoints: readonly Endpoint[];
	/** In the order of the form, without Options. */
	readonly fields: ReadonlyArray<Pick<Field<unknown>, 'property'>>;
	/** Options beside those of every operation. */
	readonly options: ReadonlyArray<Field<unknown>>;
	/**
	 * `once`: asked once a run, its answer repeated for every item. `together`: makes one thing of all
	 * items, its answer paired with every one of them. Otherwise each item is handled by itself.
	 */
	readonly runs?: 'once' | 'together';
	/** Handles one item, or all of them together: then the item is the first. */
	run(item: ItemContext): Promise<Output>;
}

/** What the node can work on; operations by their value. */
export interface Resource {
	readonly name: string;
	readonly value: string;
	/** The operation that a new node shows; without it Get Many, which harms nobody. */
	readonly first?: string;
	readonly operations: Readonly<Record<string, Operation>>;
}

/** An operation with what workflows call it. */
export interface OperationEntry {
	readonly resource: string;
	readonly operation: string;
	readonly definition: Operation;
}

/** @returns the operations of resources as one list */
export function operationsOf(resources: readonly Resource[]): OperationEntry[] {
	return resources.flatMap(({ value: resource, operations }) =>
		Object.entries(operations).map(([operation, definition]) => ({
			resource,
			operation,
			definition,
		})),
	);
}
