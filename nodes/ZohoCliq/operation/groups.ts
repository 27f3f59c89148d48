import type { Ledger } from './ledger';
import type { Combining, ItemContext, Output } from './operation';

/** Items that are handled as one. */
export interface Batch {
	/** In the node's input, ascending. */
	readonly indices: readonly [number, ...number[]];
	/** @throws why they can't be handled, if that was found before anything was sent */
	readonly run: (item: ItemContext) => Promise<Output>;
	/** Whether it only throws. */
	readonly isRefused?: true;
}

/**
 * Reads all items and puts those together that go out as one. In another try, the groups of the first one remain.
 *
 * @param contexts give what belongs to each item, or throw why it can't be sent
 * @returns the groups, and the items that can't be sent, each on its own, in the order of their first items
 */
export async function groupsOf<Draft>(
	contexts: ReadonlyArray<() => ItemContext>,
	combining: Combining<Draft>,
	ledger: Ledger | undefined,
): Promise<Batch[]> {
	const batches: Batch[] = [];
	const groups = new Map<string, Group<Draft>>();
	for (const [index, contextOf] of contexts.entries()) {
		try {
			const item = contextOf();
			const draft = await combining.read(item);
			const own = JSON.stringify([item.network, combining.keyOf(draft)]);
			const key = String(ledger?.groupOf(index) ?? own);
			const group = groups.get(key);
			group?.indices.push(index);
			group?.drafts.push(draft);
			if (!group) groups.set(key, { indices: [index], drafts: [draft] });
		} catch (error) {
			batches.push(refused([index], error));
		}
	}
	for (const { indices, drafts } of groups.values()) {
		batches.push(joined(indices, drafts, combining));
	}
	return batches.sort((one, other) => one.indices[0] - other.indices[0]);
}

interface Group<Draft> {
	readonly indices: [number, ...number[]];
	readonly drafts: [Draft, ...Draft[]];
}

function joined<Draft>(
	indices: Batch['indices'],
	drafts: Group<Draft>['drafts'],
	combining: Combining<Draft>,
): Batch {
	try {
		const draft = combining.join(drafts);
		return { indices, run: async (item) => await combining.send(item, draft) };
	} catch (error) {
		return refused(indices, error);
	}
}

function refused(indices: Batch['indices'], error: unknown): Batch {
	return { indices, run: () => Promise.reject(error as Error), isRefused: true };
}
