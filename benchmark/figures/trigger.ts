/** Events through the trigger, on a whole n8n and on n8n's engine alone. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { INode } from 'n8n-workflow';

import { startN8n } from '../../test/e2e/support/n8n';
import type { CredentialReference, SavedWorkflow } from '../../test/e2e/support/rest';
import { CREDENTIAL_TYPE, Rest } from '../../test/e2e/support/rest';
import { credentialFor } from '../../test/e2e/support/sandbox';
import { until } from '../../test/e2e/support/wait';
import { chain, locator, node, webhook } from '../../test/e2e/support/workflow';
import { eventNamed } from '../events';
import { runChild } from '../spawn';
import { median } from '../statistics';
import type { Figure } from '../table';
import { withSandbox } from './sandbox';

const TRIGGER_TYPE = 'n8n-nodes-zoho-cliq.zohoCliqTrigger';
const ROUNDS = 6;
const EVENTS_PER_ROUND = 100;
const BURST = 1000;
const FINISHED = ['success', 'error', 'crashed', 'canceled'];
/** How many calls are open at once. */
const SENDERS = 20;

/** Each event of the run has a name and a chat of its own: the trigger counts events by chat. */
let sent = 0;

export async function trigger(): Promise<Figure[]> {
	return [...(await ownCost()), ...(await withSandbox(onWholeN8n))];
}

async function ownCost(): Promise<Figure[]> {
	const costs = await runChild<number[]>('events.ts', { rounds: 8, count: 300 });
	return [
		{
			name: "An event through the trigger: the node's own CPU",
			measured: median(costs),
			unit: 'ms',
			limit: 1,
		},
	];
}

async function onWholeN8n(sandbox: Parameters<typeof credentialFor>[0]): Promise<Figure[]> {
	const n8n = await startN8n({ name: 'bench' });
	try {
		const rest = await Rest.open(n8n.url);
		const credential = await rest.createCredential(
			'Bench',
			credentialFor(sandbox, { permissions: ['manageBots'] }),
		);
		await rest.connect(credential);
		const start = async (first: INode, last: INode) => {
			const workflow = await rest.createWorkflow(chain(first.name, [first, last]));
			await rest.activate(workflow);
			return workflow;
		};
		return [...(await compare(rest, credential, start)), ...(await burst(rest, credential, start))];
	} finally {
		await n8n.stop();
	}
}

type Start = (first: INode, last: INode) => Promise<SavedWorkflow>;

/** In turns, so that all meet the same load. */
async function compare(rest: Rest, credential: CredentialReference, start: Start) {
	const end = () => node('End', 'n8n-nodes-base.noOp');
	const onCliq = cliqTrigger(credential, 'Bench');
	const [path, pathOfVersion1] = [randomUUID(), randomUUID()];
	const all = {
		trigger: [await start(onCliq, end()), addressOf(rest, onCliq)],
		webhook: [await start(webhook(path), end()), `${rest.url}/webhook/${path}`],
		version1: [
			await start({ ...webhook(pathOfVersion1), typeVersion: 1 }, end()),
			`${rest.url}/webhook/${pathOfVersion1}`,
		],
	} as const;
	const names = ['trigger', 'version1', 'webhook'] as const;
	const rates = { trigger: [] as number[], version1: [] as number[], webhook: [] as number[] };
	const measure = async (name: keyof typeof all) => {
		const [workflow, address] = all[name];
		const before = await countOf(rest, workflow);
		const from = performance.now();
		await send(address, EVENTS_PER_ROUND);
		const rate = EVENTS_PER_ROUND / ((performance.now() - from) / 1000);
		await untilCount(rest, workflow, before + EVENTS_PER_ROUND);
		return rate;
	};
	for (let round = -1; round < ROUNDS; round++) {
		for (const name of round % 2 === 0 ? names : [...names].reverse()) {
			const rate = await measure(name);
			// The first round warms up.
			if (round >= 0) rates[name].push(rate);
		}
	}
	return figuresOf(rates);
}

/**
 * n8n creates an isolate, in which expressions are evaluated, for each call of a webhook, and a second one for
 * the execution. It does without the first only for its own Webhook node, known by the name of its type, from
 * version 1.1 on: no other node can do the same, so that version 1 shows what a trigger costs as such.
 * [n8n 2.40, `webhookPhaseNeedsIsolate`]
 */
function figuresOf(rates: Record<'trigger' | 'version1' | 'webhook', number[]>): Figure[] {
	const timesThatOf = (other: readonly number[]) =>
		median(rates.trigger.map((rate, round) => (other[round] ?? NaN) / rate));
	return [
		{ name: "Events per second, n8n's Webhook node", measured: median(rates.webhook), unit: '' },
		{
			name: "Events per second, n8n's Webhook node, version 1",
			measured: median(rates.version1),
			unit: '',
		},
		{ name: 'Events per second, our trigger', measured: median(rates.trigger), unit: '' },
		{
			name: "An event: time, times that of n8n's Webhook node",
			measured: timesThatOf(rates.webhook),
			unit: '×',
		},
		{
			name: "An event: time, times that of n8n's Webhook node, version 1",
			measured: timesThatOf(rates.version1),
			unit: '×',
			// 0.9 times the events per second.
			limit: 1 / 0.9,
		},
	];
}

/** Each execution reports its event. */
async function burst(rest: Rest, credential: CredentialReference, start: Start) {
	const reported: string[] = [];
	const server = createServer(({ url = '' }, response) => {
		reported.push(url);
		response.end('{}');
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	try {
		const cliq = cliqTrigger(credential, 'Burst');
		const report = node(
			'Report',
			'n8n-nodes-base.httpRequest',
			{ url: `=http://127.0.0.1:${port}/{{ $json.text }}`, options: {} },
			{ typeVersion: 4.2 },
		);
		const workflow = await start(cliq, report);
		await send(addressOf(rest, cliq), BURST);
		await untilCount(rest, workflow, BURST);
		const different = new Set(reported).size;
		return [
			{ name: `${BURST} events in a burst: lost`, measured: BURST - different, unit: '', limit: 0 },
			{
				name: `${BURST} events in a burst: doubled`,
				measured: reported.length - different,
				unit: '',
				limit: 0,
			},
		];
	} finally {
		server.close();
	}
}

function cliqTrigger(credential: CredentialReference, bot: string): INode {
	const parameters = { events: ['message'], bot: locator('new', `${bot} Bot`) };
	return node(`${bot} Trigger`, TRIGGER_TYPE, parameters, {
		webhookId: randomUUID(),
		credentials: { [CREDENTIAL_TYPE]: { ...credential } },
	});
}

function addressOf({ url }: Rest, { webhookId = '' }: INode): string {
	return `${url}/webhook/${webhookId}/cliq`;
}

/** @throws if one is not accepted */
async function send(address: string, count: number): Promise<void> {
	let left = count;
	const sendOneByOne = async () => {
		while (left-- > 0) {
			const response = await fetch(address, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: eventNamed(sent++),
			});
			await response.text();
			if (!response.ok) throw new Error(`n8n answered an event with ${response.status}`);
		}
	};
	await Promise.all(Array.from({ length: SENDERS }, sendOneByOne));
}

async function countOf(rest: Rest, { id: workflowId }: SavedWorkflow): Promise<number> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId, status: FINISHED }));
	const response = await rest.request('GET', `/rest/executions?filter=${filter}&limit=1`);
	const { data } = (await response.json()) as { data: { count: number } };
	return data.count;
}

async function untilCount(rest: Rest, workflow: SavedWorkflow, count: number): Promise<void> {
	await until(
		`${count} executions are over`,
		async () => (await countOf(rest, workflow)) >= count,
		180_000,
	);
}
