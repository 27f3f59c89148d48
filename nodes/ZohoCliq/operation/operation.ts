import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import type { CliqClient, WaitPolicy } from '../cliq/client';
import type { Endpoint } from '../cliq/endpoints';
import type { Sent } from '../errors';
import type { ItemParameters } from '../fields/parameters';

/** An item that an operation gives; the loop pairs it with the items it came from. */
export interface OutputItem {
	readonly json: IDataObject;
	readonly binary?: IBinaryKeyData;
}

/** What an operation gives for one item: mostly one object, or any number of items. */
export type Output = IDataObject | readonly OutputItem[];

/** What the loop hands to an operation for one item. */
export interface ItemRun {
	/** For the item's binary data. */
	readonly context: IExecuteFunctions;
	readonly parameters: ItemParameters;
	/** The items it stands for: this one, or all when the operation takes them together. */
	readonly items: readonly INodeExecutionData[];
	/** The connection to Cliq, with this item's way of waiting. */
	readonly connect: (policy: WaitPolicy) => Promise<CliqClient>;
	/** Counts what went out, so that an error midway can say it. */
	readonly sent: Sent;
	/** All operations of the node, for the one that checks access to them. */
	readonly catalogue: readonly CatalogueEntry[];
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
	readonly fields: readonly INodeProperties[];
	/** Options beside those of every operation. */
	readonly options: readonly INodeProperties[];
	/**
	 * `once`: asked once a run, its answer repeated for every item. `together`: makes one thing of all
	 * items, its answer paired with every one of them. Otherwise each item is handled by itself.
	 */
	readonly runs?: 'once' | 'together';
	/** Handles one item, or all of them together: then the item is the first. */
	run(item: ItemRun): Promise<Output>;
}

/** What the node can work on; operations by their value. */
export interface Resource {
	readonly name: string;
	readonly value: string;
	/** The operation that a new node shows; without it Get Many, which harms nobody. */
	readonly first?: string;
	readonly operations: Readonly<Record<string, Operation>>;
}

/** An operation in the node's list of them. */
export interface CatalogueEntry {
	readonly resource: string;
	readonly operation: string;
	readonly definition: Operation;
}
