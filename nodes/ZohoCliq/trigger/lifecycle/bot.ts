import { readBot } from '../../cliq/botIds';
import type { CliqClient } from '../../cliq/client';
import { bots } from '../../cliq/endpoints';
import { findBotNamed, ifKnown } from '../../cliq/names';
import { CliqError } from '../../errors';
import { LIST_MODE, NEW_MODE } from '../../words';
import { isOwn, refused, toGiveBack } from './address';
import { isSameHandler, permissionsOf } from './handlers';
import type { Component } from './record';
import { checkTakeable, componentIn, creationRefused, read } from './record';
import type { BotSetup, Setup } from './setup';
import type { Written } from './written';

/** What a bot needs to receive what happens in channels. [Zoho's OpenAPI, v3] */
const LISTEN = 'listen_message';

/** Whether the bot sends all chosen events here. */
export async function isBotConnected(
	client: CliqClient,
	{ address, bot }: Setup,
	{ bot: written }: Written,
): Promise<boolean> {
	const now = written && (await read(client, bots.get, { botId: written.botId }));
	if (!now || !bot) return false;
	return now.url === address.url && missingIn(now, bot).length === 0 && hears(now, bot);
}

/**
 * Has the bot send the chosen events here; creates it if a new one was chosen and is not there yet. Its address
 * comes last, so that a bot that cannot be set up completely goes on as it was.
 *
 * @throws INVALID_INPUT for a bot that cannot be used, and whatever a call throws
 */
export async function connectBot(
	client: CliqClient,
	setup: Setup,
	bot: BotSetup,
	written: Written,
): Promise<void> {
	const { address, takeOver } = setup;
	const found = await findBot(client, bot);
	if (!found) {
		await createBot(client, setup, bot, written);
		return;
	}
	checkTakeable({ label: 'bot', name: found.name }, found, address, written.lastUrl, takeOver);
	const missing = missingIn(found, bot);
	await addHandlers(client, found.id, missing);
	if (!isOwn(address, found.url, written.lastUrl)) {
		// Somebody else's handlers may send only a part.
		for (const handler of bot.handlers) {
			if (!missing.includes(handler)) await sendAll(client, found.id, handler);
		}
	}
	const { id, uniqueName, url } = found;
	const previousUrl = toGiveBack(address, url, written.lastUrl, written.bot?.previousUrl);
	// Before the change: undoing one that failed does nothing.
	written.writeBot({ botId: id, uniqueName, url: address.url, previousUrl });
	const changes = {
		...(url !== address.url && { execution_url: address.url }),
		...(!hears(found, bot) && { channel_participation: [...found.participation, LISTEN] }),
	};
	if (Object.keys(changes).length === 0) return;
	await client.call(bots.update, { path: { botId: id }, body: changes });
}

/** Gives the bot back, unless it was taken over meanwhile. Its handlers stay, as it does. */
export async function disconnectBot(client: CliqClient, { bot }: Written): Promise<void> {
	if (bot?.previousUrl === undefined) return;
	const path = { botId: bot.botId };
	const now = await read(client, bots.get, path);
	if (now?.url !== bot.url) return;
	await ifKnown(client.call(bots.update, { path, body: { execution_url: bot.previousUrl } }));
}

/** @throws INVALID_INPUT for a bot that Cliq does not have; a new one is undefined then */
async function findBot(
	client: CliqClient,
	{ name, isNew }: BotSetup,
): Promise<Component | undefined> {
	const row = await findBotNamed(client, name);
	if (!row && isNew) return undefined;
	const listed = row && componentIn(row);
	const found = listed && (await findById(client, listed.id));
	if (found) return found;
	throw refused(`Cliq knows no bot "${name}"`, `Pick it ${LIST_MODE}, or choose ${NEW_MODE}.`);
}

/** @returns the bot, with the ID by which Cliq knew it */
async function findById(client: CliqClient, listedId: string): Promise<Component | undefined> {
	const found = await readBot(client, listedId);
	return found && { ...componentIn(found.response), id: found.botId };
}

async function createBot(
	client: CliqClient,
	{ address, sharing, description }: Setup,
	bot: BotSetup,
	written: Written,
): Promise<void> {
	const body = {
		name: bot.name,
		description,
		...sharing,
		execution_type: 'webhook',
		execution_url: address.url,
		...(bot.listens && { channel_participation: [LISTEN, 'send_message'] }),
	};
	const made = await client.call(bots.create, { body }).catch((error: unknown) => {
		throw creationRefused(`bot "${bot.name}"`, error);
	});
	const { id: listedId, uniqueName } = componentIn(made);
	written.writeBot({ botId: listedId, uniqueName, url: address.url });
	const found = await findById(client, listedId);
	const id = found?.id ?? listedId;
	written.writeBot({ botId: id, uniqueName, url: address.url });
	await addHandlers(client, id, found ? missingIn(found, bot) : bot.handlers);
}

function missingIn({ handlers }: Component, bot: BotSetup): string[] {
	return bot.handlers.filter((wanted) => !handlers.some((name) => isSameHandler(name, wanted)));
}

function hears({ participation }: Component, { listens }: BotSetup): boolean {
	return !listens || participation.includes(LISTEN);
}

async function addHandlers(
	client: CliqClient,
	botId: string,
	handlers: readonly string[],
): Promise<void> {
	for (const type of handlers) {
		const add = async (permissions: string[]) =>
			await client.call(bots.addHandler, { path: { botId }, body: handlerBody(type, permissions) });
		await add(permissionsOf(type)).catch(async (error: unknown) => {
			if (!(error instanceof CliqError) || error.problem.kind !== 'REJECTED') throw error;
			// With all permissions at once, Cliq may refuse it. [reported live]
			await add(['user']);
			await sendAll(client, botId, type);
		});
	}
}

/** An action in a bot's menu has a label, of at most 15 characters. [Zoho's OpenAPI, v3] */
function handlerBody(type: string, permissions: string[]) {
	return { type, permissions, ...(type === 'menu_handler' && { name: 'Run in n8n' }) };
}

async function sendAll(client: CliqClient, botId: string, handler: string): Promise<void> {
	const body = { permissions: permissionsOf(handler) };
	await client.call(bots.updateHandler, { path: { botId, handler }, body });
}
