import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { deepCopy } from 'n8n-workflow';

import { CliqClient } from '../cliq/client';
import type { WaitTimes } from '../cliq/client';
import { authenticationOf } from '../cliq/authentication';
import { TEST_RUN } from '../cliq/explain/response';
import { needsOAuth2 } from '../cliq/explain/webhookToken';
import type { Session } from '../cliq/session';
import { openSession } from '../cliq/session';
import type { Sent } from '../errors';
import { invalidInput, problemOf, toNodeError, withSent } from '../errors';
import { toText } from '../fields';
import { optionsReader } from '../fields/commonOptions';
import { ItemParameters, RunParameters } from '../fields/parameters';
import { Ledger } from './ledger';
import type { ItemContext, Operation, OperationEntry, Output, OutputItem } from './operation';

/**
 * The only loop over items: runs the operation selected in the node.
 *
 * @param operations all operations of the node
 * @param others those of the package's other node, for an operation that tells about all
 * @returns the node's output: every item paired with the items it came from, errors with Continue On Fail
 * @throws n8n's own errors, including the item
 */
export async function runItems(
	context: IExecuteFunctions,
	operations: readonly OperationEntry[],
	others: readonly OperationEntry[] = [],
): Promise<INodeExecutionData[][]> {
	const run = new ItemRun(context, operations, others);
	const items = context.getInputData();
	const isTogether = run.runs === 'together';
	const batches = isTogether ? [items] : items.map((item) => [item]);
	const output: INodeExecutionData[] = [];
	for (const [index, batch] of batches.entries()) {
		if (run.isStopped || batch.length === 0) break;
		const pairedItem = isTogether ? batch.map((_, item) => ({ item })) : { item: index };
		for (const item of await run.handle(batch, index)) output.push({ ...item, pairedItem });
	}
	run.end(output);
	return [output];
}

/** One run of the node: the state shared by its items. */
class ItemRun {
	readonly operation: Operation;

	readonly runs: 'once' | 'together' | undefined;

	/** What has already been sent matters only for writes: reading again is harmless. */
	private readonly isWrite: boolean;

	/** Of all nodes. */
	private readonly operations: readonly OperationEntry[];

	private readonly signal: AbortSignal | undefined;

	private readonly parameters: RunParameters;

	/** Of writes, if n8n runs the node again when it fails. */
	private readonly ledger: Ledger | undefined;

	private readonly waitTimes: WaitTimes = { pace: 0, lock: 0, trouble: 0 };

	private readonly readOptions: ReturnType<typeof optionsReader>;

	private session: Promise<Session> | undefined;

	private shared: Promise<Output> | undefined;

	private readonly hints = new Set<string>();

	private itemsSent = 0;

	constructor(
		private readonly context: IExecuteFunctions,
		own: readonly OperationEntry[],
		others: readonly OperationEntry[],
	) {
		this.operations = [...own, ...others];
		this.signal = context.getExecutionCancelSignal();
		this.parameters = new RunParameters(context);
		this.operation = chosenOperation(context, this.parameters, own);
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

	/** @returns the output of one item, or of all items together; empty if the user stopped the execution */
	async handle(items: INodeExecutionData[], index: number): Promise<readonly OutputItem[]> {
		const sent: Sent = { items: this.itemsSent, parts: 0, files: 0 };
		try {
			const output =
				this.runs === 'once'
					? deepCopy(await (this.shared ??= this.run(items, index, sent)))
					: await this.run(items, index, sent);
			if (this.isWrite) this.itemsSent++;
			return itemsOf(output);
		} catch (error) {
			// An interruption by the user is not an error.
			if (this.isStopped) return [];
			const continues = this.context.continueOnFail();
			const total = continues ? sent : (this.ledger?.total(sent) ?? sent);
			const problem = withSent(problemOf(error), total, !continues);
			if (!continues) throw toNodeError(this.context.getNode(), problem, index);
			// `error` must be the only key: that sends an item to the error output on n8n 1.x and 2.x.
			return [{ json: { error: deepCopy({ ...problem }) } }];
		}
	}

	private async run(items: INodeExecutionData[], index: number, sent: Sent): Promise<Output> {
		const { context, operation } = this;
		const [first = { json: {} }] = items;
		const parameters = new ItemParameters(this.parameters, index, first);
		const { options, waitPolicy } = this.readOptions(parameters);
		const memory = this.ledger?.memoryOf(index);
		const item: ItemContext = {
			context,
			parameters,
			options,
			items,
			index,
			operations: this.operations,
			hint: (messages) => {
				for (const message of messages) this.hints.add(message);
			},
			client: async () => {
				const { signal, waitTimes } = this;
				const session = await (this.session ??= openSession(context));
				return new CliqClient(session, { policy: waitPolicy, signal, waitTimes, sent, memory });
			},
		};
		return await operation.run(item);
	}

	/**
	 * Tells the user what was unusual about the run, such as how long it waited, and forgets what it sent,
	 * unless another try follows.
	 */
	end([first]: readonly INodeExecutionData[]): void {
		// With Continue On Fail, n8n runs the node again if the first item failed.
		if (!this.isStopped && first?.json.error === undefined) this.ledger?.close();
		const waited = waitingHint(this.waitTimes);
		if (waited) this.hints.add(waited);
		for (const message of this.hints) {
			this.context.addExecutionHints({ message, location: 'outputPane' });
		}
	}
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
