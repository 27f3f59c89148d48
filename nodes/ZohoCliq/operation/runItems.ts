import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { deepCopy } from 'n8n-workflow';

import { CliqClient } from '../cliq/client';
import type { WaitTimes } from '../cliq/client';
import { authenticationOf } from '../cliq/authentication';
import type { Memory } from '../cliq/memory';
import { TEST_RUN } from '../cliq/explain/response';
import { needsOAuth2 } from '../cliq/explain/webhookToken';
import type { Sessions } from '../cliq/session';
import { sessionsOf } from '../cliq/session';
import type { Sent } from '../errors';
import { invalidInput, problemOf, toNodeError, withSent } from '../errors';
import { toText } from '../fields';
import { optionsReader } from '../fields/commonOptions';
import { ItemParameters, RunParameters } from '../fields/parameters';
import type { Batch } from './groups';
import { groupsOf } from './groups';
import { Ledger } from './ledger';
import type {
	Hint,
	ItemContext,
	Operation,
	OperationEntry,
	Output,
	OutputItem,
	Tally,
} from './operation';

/**
 * The only loop over items: runs the operation selected in the node.
 *
 * @param operations all operations of the node
 * @param loadOthers loads those of the package's other node, for an operation that tells about all
 * @returns the node's output: every item paired with the items it came from, errors with Continue On Fail
 * @throws n8n's own errors, including the item
 */
export async function runItems(
	context: IExecuteFunctions,
	operations: readonly OperationEntry[],
	loadOthers: () => Promise<readonly OperationEntry[]> = async () => [],
): Promise<INodeExecutionData[][]> {
	const run = new ItemRun(context, operations, loadOthers);
	const output: INodeExecutionData[] = [];
	for (const batch of await run.batches()) {
		if (run.isStopped) break;
		const [index] = batch.indices;
		const pairedItem = run.isJoining ? batch.indices.map((item) => ({ item })) : { item: index };
		for (const item of await run.handle(batch)) output.push({ ...item, pairedItem });
	}
	run.end(output);
	return [output];
}

/** One run of the node: the state shared by its items. */
class ItemRun {
	readonly operation: Operation;

	private readonly runs: 'once' | 'together' | 'combined' | undefined;

	private readonly items: readonly INodeExecutionData[];

	/** What has already been sent matters only for writes: reading again is harmless. */
	private readonly isWrite: boolean;

	private readonly signal: AbortSignal | undefined;

	private readonly parameters: RunParameters;

	/** Of writes, if n8n runs the node again when it fails. */
	private readonly ledger: Ledger | undefined;

	private readonly waitTimes: WaitTimes = { pace: 0, lock: 0, trouble: 0 };

	private readonly readOptions: ReturnType<typeof optionsReader>;

	private readonly sessionIn: Sessions;

	/** By network. */
	private readonly shared = new Map<string | undefined, Promise<Output>>();

	private readonly hints = new Set<string>();

	/** Of each kind, the counts of the items. */
	private readonly tallies = new Map<Tally['tell'], number[]>();

	private itemsSent = 0;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly operations: readonly OperationEntry[],
		private readonly loadOthers: () => Promise<readonly OperationEntry[]>,
	) {
		this.signal = context.getExecutionCancelSignal();
		this.sessionIn = sessionsOf(context);
		this.items = context.getInputData();
		this.parameters = new RunParameters(context);
		this.operation = chosenOperation(context, this.parameters, operations);
		const { runs, writes, endpoints } = this.operation;
		const valueOf = (name: string) => this.parameters.read(name, 0);
		this.runs = typeof runs === 'function' ? runs(valueOf) : runs;
		this.readOptions = optionsReader(this.operation.options);
		this.isWrite = writes?.(valueOf) ?? endpoints.some(({ method }) => method !== 'GET');
		this.ledger = this.isWrite ? Ledger.open(context) : undefined;
	}

	get isStopped(): boolean {
		return this.signal?.aborted === true;
	}

	/** Whether several items are handled as one. */
	get isJoining(): boolean {
		return this.runs === 'together' || this.runs === 'combined';
	}

	/**
	 * @returns the items, put together as the operation handles them; only the first that can't be sent if the
	 * run ends with it
	 */
	async batches(): Promise<readonly Batch[]> {
		const { operation, items } = this;
		const run: Batch['run'] = async (item) => await operation.run(item);
		const [first, ...others] = items.map((_, index) => index);
		if (first === undefined) return [];
		if (this.runs === 'together') return [{ indices: [first, ...others], run }];
		const single = [first, ...others].map((index): Batch => ({ indices: [index], run }));
		if (this.runs !== 'combined' || !operation.combining) return single;
		const batches = await groupsOf(
			items.map((_, index) => () => this.contextOf([index], noneSent())),
			operation.combining,
			this.ledger,
		);
		const refused = batches.find(({ isRefused }) => isRefused);
		return refused && !this.context.continueOnFail() ? [refused] : batches;
	}

	/** @returns the output of items that are handled as one; empty if the user stopped the execution */
	async handle({ indices, run, isRefused }: Batch): Promise<readonly OutputItem[]> {
		if (this.runs === 'combined' && !isRefused) this.ledger?.keepGroup(indices);
		const sent: Sent = { ...noneSent(), items: this.itemsSent };
		try {
			const context = this.contextOf(indices, sent);
			const output =
				this.runs === 'once' ? deepCopy(await this.sharedBy(context, run)) : await run(context);
			if (this.isWrite) this.itemsSent += this.runs === 'combined' ? indices.length : 1;
			return itemsOf(output);
		} catch (error) {
			// An interruption by the user is not an error.
			if (this.isStopped) return [];
			const continues = this.context.continueOnFail();
			const total = continues ? sent : (this.ledger?.total(sent) ?? sent);
			const problem = withSent(problemOf(error), total, !continues, this.runs === 'combined');
			if (!continues) throw toNodeError(this.context.getNode(), problem, indices[0]);
			// `error` must be the only key: that sends an item to the error output on n8n 1.x and 2.x.
			return [{ json: { error: deepCopy({ ...problem }) } }];
		}
	}

	private async sharedBy(item: ItemContext, run: Batch['run']): Promise<Output> {
		const working = this.shared.get(item.network) ?? run(item);
		this.shared.set(item.network, working);
		return await working;
	}

	private contextOf(indices: Batch['indices'], sent: Sent): ItemContext {
		const { context } = this;
		const [index] = indices;
		const items = indices.map((each) => this.items[each] ?? { json: {} });
		const [first = { json: {} }] = items;
		const parameters = new ItemParameters(this.parameters, index, first);
		const { options, network, waitPolicy } = this.readOptions(parameters);
		let memory: Memory | undefined;
		return {
			context,
			parameters,
			options,
			network,
			items,
			index,
			allOperations: async () => [...this.operations, ...(await this.loadOthers())],
			hint: (hints) => {
				for (const hint of hints) this.keep(hint);
			},
			keep: (name, make) => this.ledger?.keep(index, name, make) ?? make(),
			client: async () => {
				const { signal, waitTimes } = this;
				memory ??= this.ledger?.memoryOf(index);
				const session = await this.sessionIn(network);
				return new CliqClient(session, { policy: waitPolicy, signal, waitTimes, sent, memory });
			},
		};
	}

	private keep(hint: Hint): void {
		if (typeof hint === 'string') {
			this.hints.add(hint);
			return;
		}
		const counts = this.tallies.get(hint.tell) ?? [];
		counts.push(hint.count);
		this.tallies.set(hint.tell, counts);
	}

	/**
	 * Tells the user what was unusual about the run, such as how long it waited, and forgets what it sent,
	 * unless another try follows.
	 */
	end([first]: readonly INodeExecutionData[]): void {
		// With Continue On Fail, n8n runs the node again if the first item failed.
		if (!this.isStopped && first?.json.error === undefined) this.ledger?.close();
		const told = [...this.tallies].map(([tell, counts]) => tell(counts));
		const waited = waitingHint(this.waitTimes);
		for (const message of [...this.hints, ...told, ...(waited ? [waited] : [])]) {
			this.context.addExecutionHints({ message, location: 'outputPane' });
		}
	}
}

function noneSent(): Sent {
	return { items: 0, parts: 0, files: 0 };
}

function itemsOf(output: Output): readonly OutputItem[] {
	return isList(output) ? output : [{ json: { ...output } }];
}

function isList(output: Output): output is readonly OutputItem[] {
	return Array.isArray(output);
}

/** @returns a hint on how long a run waited, and what it did not wait for; undefined if there is neither */
function waitingHint({ pace, lock, trouble, isCutShort }: WaitTimes): string | undefined {
	const reasons = [
		lock > 0 && `${Math.ceil(lock / 1000)} seconds because Cliq was blocking further calls`,
		pace > 0 && `${Math.ceil(pace / 1000)} seconds to stay within Cliq's rate limit`,
		trouble > 0 && `${Math.ceil(trouble / 1000)} seconds because Cliq could not be reached`,
	].filter((reason) => reason !== false);
	const sentences = [
		...(reasons.length === 0 ? [] : [`This run waited ${reasons.join(' and ')}.`]),
		...(isCutShort ? [TEST_RUN] : []),
	];
	return sentences.length === 0 ? undefined : sentences.join(' ');
}

/** The same for all items: n8n allows no expression here. */
function chosenOperation(
	context: IExecuteFunctions,
	parameters: RunParameters,
	operations: readonly OperationEntry[],
): Operation {
	const resource = toText('Resource', parameters.read('resource', 0));
	const operation = toText('Operation', parameters.read('operation', 0));
	const entry = operations.find(
		(candidate) => candidate.resource === resource && candidate.operation === operation,
	);
	const needsOther =
		authenticationOf(context.getNode()) === 'webhookToken' && !entry?.definition.takesWebhookToken;
	if (entry && !needsOther) return entry.definition;
	const problem = entry
		? needsOAuth2(`"${entry.name}"`)
		: invalidInput('Operation', `"${operation}" does not exist for "${resource}"`);
	throw toNodeError(context.getNode(), problemOf(problem));
}
