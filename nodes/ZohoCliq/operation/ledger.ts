import type { IExecuteFunctions } from 'n8n-workflow';

import type { Attempt } from '../cliq/memory';
import { Memory } from '../cliq/memory';
import type { Recipient, Sent } from '../errors';
import { isTool } from '../errors';

/** What a run has written, as n8n saves it with the execution. */
interface Saved {
	readonly run: number;
	execution: string;
	/** By the index of the item. */
	readonly items: Partial<Record<string, Attempt[]>>;
	/** The first item of each item's group, if items were sent in groups. */
	groups?: Partial<Record<string, number>>;
	/** What was sent before the failure that came latest in the items. */
	sent?: Sent;
	/** What every try has the same, by item and name. */
	kept?: Record<string, string>;
}

/** As an agent's tool, each try has a run index of its own, but the same input. */
const toolCalls = new WeakMap<object, Saved>();

/**
 * What the tries of one run have written. n8n's Retry On Fail runs the node again for all items, its Retry
 * execution from the node that failed, with its context.
 */
export class Ledger {
	private constructor(
		private readonly saved: Saved,
		/** The run needs no other try. */
		readonly close: () => void,
	) {}

	/** @returns the ledger of this run; undefined if n8n does not run the node again when it fails */
	static open(context: IExecuteFunctions): Ledger | undefined {
		if (context.getNode().retryOnFail !== true) return undefined;
		const run = Number(context.getWorkflowDataProxy(0).$runIndex);
		const empty: Saved = { run, execution: context.getExecutionId(), items: {} };
		if (isTool(context.getNode())) {
			const input = context.getInputData()[0]?.json ?? {};
			const saved = toolCalls.get(input) ?? empty;
			toolCalls.set(input, saved);
			return new Ledger(saved, () => toolCalls.delete(input));
		}
		// n8n keeps a node's context from try to try, and saves it with the execution.
		const store = context.getContext('node') as { sentBefore?: Saved };
		const saved = store.sentBefore?.run === run ? store.sentBefore : empty;
		store.sentBefore = saved;
		if (saved.execution !== empty.execution && context.getMode() === 'retry') {
			takeOver(saved, empty.execution);
		}
		return new Ledger(saved, () => delete store.sentBefore);
	}

	/** @returns what an item has written */
	memoryOf(index: number): Memory {
		return new Memory((this.saved.items[index] ??= []));
	}

	/** @returns the first item of the group in which an earlier try sent an item */
	groupOf(index: number): number | undefined {
		return this.saved.groups?.[index];
	}

	/** Remembers a group: if expressions have other values in the next try, its items stay together. */
	keepGroup(indices: readonly number[]): void {
		const groups = (this.saved.groups ??= {});
		for (const index of indices) groups[index] = indices[0];
	}

	/** @returns the text that the first try of an item has made under this name */
	keep(index: number, name: string, make: () => string): string {
		const kept = (this.saved.kept ??= {});
		return (kept[`${index} ${name}`] ??= make());
	}

	/** @returns what all tries have sent, as this one may have failed before it got as far as another */
	total(sent: Sent): Sent {
		const { sent: before = sent } = this.saved;
		const isSameItem = before.items === sent.items;
		const recipients = mostOf(sent.recipients, isSameItem ? before.recipients : []);
		const most = {
			items: Math.max(before.items, sent.items),
			parts: Math.max(isSameItem ? before.parts : 0, sent.parts),
			files: Math.max(isSameItem ? before.files : 0, sent.files),
			...(recipients.length > 0 && { recipients }),
		};
		if (before.items <= sent.items) this.saved.sent = most;
		return most;
	}
}

/** @returns the list of the try that got further */
function mostOf(now: Recipient[] = [], before: Recipient[] = []): Recipient[] {
	const reached = (all: readonly Recipient[]) => all.filter(({ error }) => error === undefined);
	return reached(before).length > reached(now).length ? before : now;
}

/**
 * Continues what another execution began. What it does not know is sent, because a person has looked; and
 * the workflow may have changed since, so that only equal requests are the same.
 */
function takeOver(saved: Saved, execution: string): void {
	saved.execution = execution;
	delete saved.groups;
	delete saved.kept;
	for (const [index, attempts = []] of Object.entries(saved.items)) {
		saved.items[index] = attempts
			.filter(({ response }) => typeof response === 'string')
			.map(({ request, response }) => ({ request, response }));
	}
}
