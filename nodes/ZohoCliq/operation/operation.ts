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
	/** The Cliq Network that the user entered there; undefined for the credential's. */
	readonly network: string | undefined;
	/** The items it represents: this one, or all if the operation handles them together. */
	readonly items: readonly INodeExecutionData[];
	/** Of the first of them in the node's input. */
	readonly index: number;
	/** Loads the operations of all nodes, for the operation that checks access to them. */
	allOperations(): Promise<readonly OperationEntry[]>;
	/** Shows the user hints on the run, each once. */
	hint(hints: readonly Hint[]): void;
	/** @returns a text that is made once, and the same if n8n runs the item again after a failure */
	readonly keep: (name: string, make: () => string) => string;
	/** @returns the connection to Cliq; it waits according to the item's options, and counts what is sent */
	client(): Promise<CliqClient>;
}

/** What may surprise the user, in a sentence; or counted over the run, and told once for all its items. */
export type Hint = string | Tally;

/** Something that happened to an item. */
export interface Tally {
	/** How often: parts of a text, for example. */
	readonly count: number;
	/**
	 * The same function for everything of this kind.
	 *
	 * @param counts of each item that it happened to
	 * @returns the sentence for the user
	 */
	readonly tell: (counts: readonly number[]) => string;
}

/**
 * `once`: requested once per run and Cliq Network, the response is repeated for every item. `together`: handles all items
 * as one, the result is paired with every one of them. `combined`: the same for each group of items, as
 * the operation says. Otherwise each item is handled on its own.
 */
type Runs = 'once' | 'together' | 'combined';

/** How an operation handles a group of items as one. All is read and joined before anything is sent. */
export interface Combining<Draft> {
	/** Reads one item; throws what makes it impossible to send. */
	read(item: ItemContext): Promise<Draft>;
	/** The drafts of a group have the same key. */
	keyOf(draft: Draft): string;
	/** Joins the drafts of a group, in the order of the items; throws like `read`. */
	join(drafts: readonly [Draft, ...Draft[]]): Draft;
	/** Sends what was read, or joined; `item` is then the first of the group. */
	send(item: ItemContext, draft: Draft): Promise<Output>;
}

/** What a choice in an operation's form uses in addition. */
export interface ChoiceUse {
	/** The field and its value as n8n shows them, for example `From: Message`. */
	readonly choice: string;
	readonly endpoints: readonly Endpoint[];
}

/** One operation: its form, its requests and its output. */
export interface Operation {
	/** As shown in n8n's list of operations, for example `Get Many`. */
	readonly name: string;
	/** A sentence for the nodes panel, for example `Upload files`. */
	readonly action: string;
	readonly description: string;
	/** Required endpoints; their scopes are required too. None if only the user knows what is called. */
	readonly endpoints: readonly Endpoint[];
	/** Choices that need more permissions than the operation; the form says so too. */
	readonly alsoUses?: readonly ChoiceUse[];
	/** If a webhook token is enough: then all that it calls takes one. */
	readonly takesWebhookToken?: true;
	/** In the order of the form, without Options. */
	readonly fields: ReadonlyArray<Pick<Field<unknown>, 'property'>>;
	/** Options in addition to the common ones. */
	readonly options: ReadonlyArray<Field<unknown>>;
	/** A function if it depends on fields: it is called with their values for the first item. */
	readonly runs?: Runs | ((valueOf: (name: string) => unknown) => Runs | undefined);
	/** For `combined` runs. */
	readonly combining?: Combining<unknown>;
	/** Whether it may change something, if that depends on fields, not on its endpoints; called like `runs`. */
	readonly writes?: (valueOf: (name: string) => unknown) => boolean;
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
	/** Both as n8n shows them, for example `File: Get Many`. */
	readonly name: string;
	readonly definition: Operation;
}

/** @returns the scopes of these endpoints, each once */
export function scopesOf(endpoints: readonly Endpoint[]): string[] {
	return [...new Set(endpoints.flatMap(({ scopes }) => scopes))];
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

/** @returns all operations of the resources, in their order */
export function operationsOf(resources: readonly Resource[]): OperationEntry[] {
	return resources.flatMap(({ name, value: resource, operations }) =>
		Object.entries(operations).map(([operation, definition]) => ({
			resource,
			operation,
			name: `${name}: ${definition.name}`,
			definition,
		})),
	);
}
