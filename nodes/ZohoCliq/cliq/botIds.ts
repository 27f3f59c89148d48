import { invalidInput } from '../errors';
import { fields, LIST_MODE } from '../words';
import type { CliqClient } from './client';
import { bots } from './endpoints';
import type { JsonObject } from './json';
import { lookUp } from './lookups';
import { findBotNamed, ifKnown } from './names';

/** A bot in an address: not its unique name, which addresses what it sends. */
const ID = /^(?:b-)?\d+$/;

/**
 * Lists have the ID without the prefix `b-` that it has in addresses. [Zoho's OpenAPI, reported live]
 *
 * @returns Cliq's response on the bot, with the ID by which Cliq knew it; undefined if it knows none
 */
export async function readBot(
	client: CliqClient,
	listedId: string,
): Promise<{ readonly botId: string; readonly response: JsonObject } | undefined> {
	const plain = listedId.replace(/^b-/, '');
	for (const botId of [`b-${plain}`, plain]) {
		const response = await ifKnown(client.call(bots.get, { path: { botId } }));
		if (response) return { botId, response };
	}
	return undefined;
}

/**
 * Finds the ID by which Cliq changes a bot, once per run.
 *
 * @param given its unique name, the name that people see, or its ID
 * @throws INVALID_INPUT for a bot that Cliq does not know
 */
export async function botIdOf(client: CliqClient, given: string): Promise<string> {
	return await lookUp(client, 'botId', given, client.cache.botIds, async () => {
		const id = ID.test(given) ? given : (await findBotNamed(client, given))?.id;
		const isId = typeof id === 'string' || typeof id === 'number';
		const found = isId ? await readBot(client, String(id)) : undefined;
		if (found) return found.botId;
		const remedy = `Pick the bot "${LIST_MODE}".`;
		throw invalidInput(fields.bot, `"${given}" is not a bot that Cliq knows`, remedy);
	});
}
