import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { CliqClient } from './cliq/client';
import type { WaitTimes } from './cliq/client';
import type { Sent } from './errors';
import { invalidInput, problemOf, toNodeError, withSent } from './errors';
import { CREDENTIAL_TYPE } from './cliq/n8nContext';
import type { Session } from './cliq/session';
import { openSession } from './cliq/session';
import { ItemParameters, RunParameters } from './fields/parameters';
import { properties } from './form/form';
import type { CatalogueEntry, Operation, Output, OutputItem } from './operation/operation';
import { listSearch, loadOptions } from './methods/pickers';

/** What n8n shows of Zoho Cliq, and the one loop over items. */
export class ZohoCliq implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho Cliq',
		name: 'zohoCliq',
		icon: { light: 'file:zohoCliq.svg', dark: 'file:zohoCliq.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Send messages and files, and manage conversations in Zoho Cliq',
		defaults: { name: 'Zoho Cliq' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: CREDENTIAL_TYPE, required: true }],
		properties,
	};

	methods = { listSearch, loadOptions };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const signal = this.getExecutionCancelSignal();
		const written = new RunParameters(this);
		const done: INodeExecutionData[] = [];
		const { catalogue } = await import('./resources');
		const operation = chosenOperation(this, written, catalogue);
		const changes = changesCliq(operation);
		let session: Promise<Session> | undefined;
		let shared: Promise<Output> | undefined;
		const waitTimes: WaitTimes = { pace: 0, lock: 0, trouble: 0 };
		let itemsSent = 0;

		const batches = operation.runs === 'together' ? [items] : items.map((item) => [item]);
		for (const [itemIndex, batch] of batches.entries()) {
			const [first] = batch;
			if (!first || signal?.aborted) break;
			const pairedItem =
				operation.runs === 'together' ? batch.map((_, item) => ({ item })) : { item: itemIndex };
			const sent: Sent = { items: itemsSent, parts: 0, files: 0 };
			const run = () =>
				operation.run({
					context: this,
					parameters: new ItemParameters(written, itemIndex, first),
					items: batch,
					sent,
					catalogue,
					connect: async (policy) =>
						new CliqClient(await (session ??= openSession(this)), {
							policy,
							signal,
							waitTimes,
							sent,
						}),
				});
			try {
				const output = await (operation.runs === 'once' ? (shared ??= run()) : run());
				for (const given of itemsOf(output)) done.push({ ...given, pairedItem });
				if (changes) itemsSent++;
			} catch (error) {
				// The user stopped the execution: what was cut off by that is no error.
				if (signal?.aborted) break;
				const goesOn = this.continueOnFail();
				const problem = withSent(problemOf(error), sent, !goesOn);
				if (!goesOn) throw toNodeError(this.getNode(), problem, itemIndex);
				// `error` as the only key: that is what sends an item to the error output on n8n 1.x and 2.x.
				done.push({ json: { error: { ...problem } }, pairedItem });
			}
		}
		const hint = waitingHint(waitTimes);
		if (hint) this.addExecutionHints({ message: hint, location: 'outputPane' });
		return [done];
	}
}

/** Only then it matters what had already gone out: nothing speaks against reading again. */
function changesCliq({ endpoints: needed }: Operation): boolean {
	return needed.some(({ method }) => method !== 'GET');
}

function itemsOf(output: Output): readonly OutputItem[] {
	return isList(output) ? output : [{ json: { ...output } }];
}

function isList(output: Output): output is readonly OutputItem[] {
	return Array.isArray(output);
}

/** @returns what to tell the user about the time a run spent waiting; undefined when it did not */
function waitingHint({ pace, lock, trouble }: WaitTimes): string | undefined {
	const reasons = [
		lock > 0 && `${Math.ceil(lock / 1000)} seconds because Cliq had refused further calls`,
		pace > 0 &&
			`${Math.ceil(pace / 1000)} seconds to stay within the calls a minute that Cliq allows`,
		trouble > 0 && `${Math.ceil(trouble / 1000)} seconds because Cliq could not be reached`,
	].filter((reason) => reason !== false);
	return reasons.length === 0 ? undefined : `This run waited ${reasons.join(' and ')}.`;
}

const resourceField = { name: 'resource', displayName: 'Resource' };
const operationField = { name: 'operation', displayName: 'Operation' };

/** The same for all items: n8n takes no expression for it. */
function chosenOperation(
	context: IExecuteFunctions,
	written: RunParameters,
	catalogue: readonly CatalogueEntry[],
): Operation {
	const parameters = new ItemParameters(written, 0, { json: {} });
	const resource = parameters.text(resourceField);
	const operation = parameters.text(operationField);
	const entry = catalogue.find(
		(candidate) => candidate.resource === resource && candidate.operation === operation,
	);
	if (entry) return entry.definition;
	const problem = invalidInput('Operation', `"${operation}" does not exist for "${resource}"`);
	throw toNodeError(context.getNode(), problemOf(problem));
}
