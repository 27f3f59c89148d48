import type { IBinaryData, IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { CliqClient } from '../../cliq/client';
import { connectedUser } from '../../cliq/connectedUser';
import { files } from '../../cliq/endpoints';
import { isUnknown } from '../../cliq/names';
import { openSession } from '../../cliq/session';
import { CliqError, cliqError, problemOf, toNodeError } from '../../errors';
import { resolve } from '../../fields';
import { fields } from '../../words';
import { flatItem } from '../../events/flatItem';
import type { Setup } from './fields';
import { readSetup } from './fields';
import type { News, Progress } from './progress';
import { advanced, beginAt, newsIn, progressIn } from './progress';
import type { Found, Reading } from './source';
import { mentionsOf, messagesIn, messagesInThreadsToo } from './source';
import { Turns } from './turns';

const HOUR_MS = 3_600_000;

/** Nodes that poll right now: a slow poll and the next one would deliver the same twice. */
const polling = new Set<string>();

const turns = new Turns();

/**
 * One poll: what is new since the last one, in order. It never waits; what Cliq's limits or n8n's time do not
 * allow is left to the next poll, and the static data changes only when everything before it succeeded.
 *
 * @returns null if there is nothing new
 * @throws the error that n8n shows
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const isManual = context.getMode() === 'manual';
	const node = nodeOf(context);
	if (!isManual && polling.has(node)) return null;
	if (!isManual) polling.add(node);
	try {
		const items = isManual ? await latest(context) : await newsInTurn(context, node);
		return items.length === 0 ? null : [items];
	} catch (error) {
		throw toNodeError(context.getNode(), problemOf(error));
	} finally {
		if (!isManual) polling.delete(node);
	}
}

function nodeOf(context: IPollFunctions): string {
	return `${context.getWorkflow().id ?? ''} ${context.getNode().id}`;
}

/** @returns nothing if it is another node's turn, or if the limits end the poll */
async function newsInTurn(context: IPollFunctions, node: string): Promise<INodeExecutionData[]> {
	const budget = budgetOf(context);
	const setup = readSetup(context);
	const session = await openSession(context);
	// Mentions have a threshold of their own.
	const account = `${session.token.account} ${String(setup.event === 'mention')}`;
	if (!turns.mayPoll(account, node)) {
		postpone(context, 'other workflows of this account come first');
		return [];
	}
	const client = new CliqClient(session, { signal: budget });
	const items = await news(context, client, setup, budget).catch((error: unknown) => {
		const { kind, message } = problemOf(error);
		const isLimited = kind === 'RATE_LIMITED';
		if (isLimited) turns.miss(account, node);
		if (!isLimited && budget?.aborted !== true) throw error;
		postpone(context, message);
		return undefined;
	});
	if (items) turns.succeed(node);
	return items ?? [];
}

function postpone(context: IPollFunctions, why: string): void {
	context.logger.info(`${context.getNode().name} goes on with the next poll: ${why}`);
}

/** @returns what aborts while there is still time to hand over what is there; undefined before n8n 2.38 */
function budgetOf(context: Partial<Pick<IPollFunctions, 'getPollBudgetMs'>>) {
	const milliseconds = context.getPollBudgetMs?.();
	return milliseconds === undefined ? undefined : AbortSignal.timeout(milliseconds * 0.8);
}

/** For a test run: the latest one, whatever was seen. */
async function latest(context: IPollFunctions): Promise<INodeExecutionData[]> {
	const setup = readSetup(context);
	const client = new CliqClient(await openSession(context));
	const progress = await learn(client, setup, { key: setup.key, since: 0, seenIds: [] });
	const { rows } = await read(client, setup, progress, undefined);
	const wanted = await wantedOf(client, setup, progress, rows);
	const last = [...wanted].reduce<Found | undefined>(
		(one, other) => (one && one.at >= other.at ? one : other),
		undefined,
	);
	if (last) return [await toItem(context, client, setup, last)];
	throw cliqError('INVALID_INPUT', {
		message: 'There is nothing in Cliq yet that this trigger would start for',
		description:
			'Messages of the connected account and of bots are left out unless Options include them.',
		remedy: 'Have somebody else write in Cliq, and run the node again.',
	});
}

async function news(
	context: IPollFunctions,
	client: CliqClient,
	setup: Setup,
	budget: AbortSignal | undefined,
): Promise<INodeExecutionData[]> {
	const data = context.getWorkflowStaticData('node');
	const before = progressIn(data, setup.key);
	const { progress, reading } = await readSince(client, setup, before);
	if (!before) {
		if (!setup.includeOwn) await ownId(client);
		remember(data, { ...progress, ...beginAt(setup.key, reading.rows) });
		return [];
	}
	const floor = Date.now() - setup.catchUpHours * HOUR_MS;
	const { fresh, left, catchUp } = newsIn(progress, reading.rows, floor, reading.missingUntil);
	const wanted = await wantedOf(client, setup, progress, fresh);
	const { items, next } = await take(context, client, setup, fresh, wanted, budget);
	remember(data, advanced(progress, reading.rows, [...left, ...fresh.slice(0, next)]));
	if (catchUp) tell(context, items, catchUp);
	return items;
}

/** Replaces what the node remembers. */
function remember(data: IDataObject, progress: Progress): void {
	Object.assign(data, { chat: undefined, people: undefined }, progress);
}

function tell(
	context: IPollFunctions,
	[first]: INodeExecutionData[],
	catchUp: NonNullable<News<Found>['catchUp']>,
): void {
	if (first) first.json = { ...first.json, catchUp: { ...catchUp } };
	const { skipped, until } = catchUp;
	context.logger.warn(
		`${context.getNode().name} skipped ${skipped ?? 'some'} messages sent until ${until ?? 'then'}: more than a catch-up takes`,
	);
}

/** @returns the progress with what a poll needs to know, each looked up once */
async function learn(client: CliqClient, setup: Setup, progress: Progress): Promise<Progress> {
	const { watched, title, fromUsers, givenUsers } = setup;
	const chat = progress.chat ?? (watched && (await resolve(client, watched)));
	const isKnown = fromUsers === undefined || progress.people?.given === givenUsers;
	const people = isKnown
		? progress.people
		: { given: givenUsers, ids: await resolve(client, fromUsers) };
	return {
		...progress,
		...(chat && { chat: { ...chat, title: chat.title ?? title } }),
		...(people && { people }),
	};
}

/** @throws UNKNOWN_ERROR rather than let a workflow start itself forever */
async function ownId(client: CliqClient): Promise<string> {
	const user = await connectedUser(client);
	if (user) return user.id;
	throw cliqError('UNKNOWN_ERROR', {
		message: 'Cliq does not tell who is connected, so own messages cannot be left out',
		description: 'A workflow that answers would start itself again and again.',
		remedy: `Turn on "${fields.includeOwn}" in Options if this workflow sends nothing as this account.`,
	});
}

/** Perhaps what is watched has another chat by now: it is looked up again if Cliq no longer knows this one. */
async function readSince(
	client: CliqClient,
	setup: Setup,
	before: Progress | undefined,
): Promise<{ progress: Progress; reading: Reading }> {
	const progress = await learn(client, setup, before ?? { key: setup.key, since: 0, seenIds: [] });
	const reading = await read(client, setup, progress, before?.since).catch((error: unknown) => {
		if (before?.chat && error instanceof CliqError && isUnknown(error)) return undefined;
		throw error;
	});
	if (reading) return { progress, reading };
	return await readSince(client, setup, before && { ...before, chat: undefined });
}

async function read(
	client: CliqClient,
	setup: Setup,
	{ chat }: Progress,
	since: number | undefined,
): Promise<Reading> {
	if (!chat) return await mentionsOf(client, since);
	const messages = setup.includeThreads ? messagesInThreadsToo : messagesIn;
	return await messages(client, chat, since);
}

/**
 * The account is asked for each time there is something new: were the credential connected to another one
 * since, its own messages would start the workflow again and again.
 *
 * @returns those to start for
 */
async function wantedOf(
	client: CliqClient,
	setup: Setup,
	{ people }: Progress,
	rows: readonly Found[],
): Promise<Set<Found>> {
	const me = setup.includeOwn || rows.length === 0 ? undefined : await ownId(client);
	const isWanted = ({ facts: { text, user }, file }: Found) => {
		const { id: sender = '' } = user;
		return (
			(setup.event !== 'file' || file !== undefined) &&
			sender !== me &&
			(setup.includeBots || !sender.startsWith('b-')) &&
			(setup.fromUsers === undefined || people?.ids.includes(sender) === true) &&
			(setup.contains === undefined || text.toLowerCase().includes(setup.contains))
		);
	};
	return new Set(rows.filter(isWanted));
}

/** @returns the items, and how many of the new rows are done: fewer than all if a download has to wait */
async function take(
	context: IPollFunctions,
	client: CliqClient,
	setup: Setup,
	fresh: readonly Found[],
	wanted: ReadonlySet<Found>,
	budget: AbortSignal | undefined,
): Promise<{ items: INodeExecutionData[]; next: number }> {
	const items: INodeExecutionData[] = [];
	for (const [next, row] of fresh.entries()) {
		if (!wanted.has(row)) continue;
		const item = await toItem(context, client, setup, row).catch((error: unknown) => {
			if (items.length === 0) throw error;
			postpone(context, problemOf(error).message);
			return undefined;
		});
		if (!item) return { items, next };
		items.push(item);
		if (budget?.aborted) return { items, next: next + 1 };
	}
	return { items, next: fresh.length };
}

async function toItem(
	context: IPollFunctions,
	client: CliqClient,
	{ event, downloadAttachments }: Setup,
	{ facts, file }: Found,
): Promise<INodeExecutionData> {
	const json = flatItem({ event, ...facts }) as IDataObject;
	if (!downloadAttachments || !file) return { json };
	const data = await fetchFile(context, client, file.id).catch((error: unknown) => {
		if (isGone(error)) return problemOf(error).message;
		throw error;
	});
	return typeof data === 'string'
		? { json: { ...json, fileError: data } }
		: { json, binary: { data } };
}

async function fetchFile(
	{ helpers }: IPollFunctions,
	client: CliqClient,
	file: string,
): Promise<IBinaryData> {
	return await client.download(
		files.get,
		{ path: { file } },
		async ({ stream, name, mimeType }) => await helpers.prepareBinaryData(stream, name, mimeType),
	);
}

/** Whether asking again cannot help: the file was deleted since, say. */
function isGone(error: unknown): boolean {
	const kinds = ['ENDPOINT_INVALID', 'INVALID_INPUT', 'PERMISSION_DENIED', 'REJECTED'];
	return error instanceof CliqError && kinds.includes(error.problem.kind);
}
