import { CliqError, invalidInput } from '../errors';
import { fields } from '../words';
import type { CliqClient, CliqRequest } from './client';
import type { Endpoint } from './endpoints';
import type { JsonObject } from './json';
import type { List } from './lists';
import { lists } from './lists';
import { allRows } from './paging';

type Path = NonNullable<CliqRequest['path']>;

/** Things that Cliq addresses by a unique name, which is not the name that people see. */
interface Kind {
	readonly key: 'channel' | 'bot';
	readonly label: string;
	/** Where an endpoint's path contains the unique name. */
	readonly at: string;
	readonly list: List;
	/** Cliq's query key for a search by name; without it, the whole list is searched. */
	readonly filter?: string;
}

const channel: Kind = {
	key: 'channel',
	label: fields.channel,
	at: '/channelsbyname/{channel}/',
	list: lists.channels,
	filter: 'name',
};
const bot: Kind = { key: 'bot', label: fields.bot, at: '/bots/{bot}/', list: lists.bots };

function kindIn({ path }: Endpoint): Kind | undefined {
	return [channel, bot].find(({ at }) => path.includes(at));
}

/** Where an address of Cliq's API or web client contains a name or an ID. */
const IN_ADDRESS = {
	channel: /\/channels(?:byname)?\/([^/?#]+)/,
	bot: /\/bots\/([^/?#]+)/,
	chat: /\/chats\/([^/?#]+)/,
};

/**
 * @param given by a user: `#name`, `@name` or a pasted address. Unique names and IDs contain no `#`, `@`, `/`
 * or space
 * @returns the name or ID in it
 */
export function nameIn(kind: keyof typeof IN_ADDRESS, given: string): string {
	const [, name = given] = IN_ADDRESS[kind].exec(given) ?? [];
	return kind === 'chat' ? name : name.trim().replace(/^[#@]+\s*/, '');
}

/**
 * Looks for what Cliq does not know by its unique name: the user may have given the name that people see.
 *
 * @returns the same path with the unique name; undefined if there is no other, or the token may not look it up
 * @param error says that Cliq does not know it
 * @throws INVALID_INPUT for a name that several have, and that error if the search fails
 */
export async function otherPath(
	client: CliqClient,
	endpoint: Endpoint,
	path: Path,
	error: CliqError,
): Promise<Path | undefined> {
	const kind = kindIn(endpoint);
	const given = kind && path[kind.key];
	if (!kind || given === undefined || client.connection.isWebhookToken) return undefined;
	const { uniqueNames } = client.cache;
	const id = `${kind.key} ${given}`;
	const find = async () =>
		await findNamed(client, kind, given).catch((failure: unknown) => {
			throw failure instanceof CliqError && failure.problem.kind === 'INVALID_INPUT'
				? failure
				: error;
		});
	const known = uniqueNames.get(id) ?? uniqueNameOf(await find());
	uniqueNames.set(id, known);
	return known === '' || known === given ? undefined : { ...path, [kind.key]: known };
}

/** @returns the path of a request, with what {@link otherPath} found for an earlier item */
export function knownPath(
	{ cache: { uniqueNames } }: CliqClient,
	endpoint: Endpoint,
	given: Path,
): Path {
	const kind = uniqueNames.size === 0 ? undefined : kindIn(endpoint);
	const known = kind && uniqueNames.get(`${kind.key} ${given[kind.key]}`);
	return kind && known ? { ...given, [kind.key]: known } : given;
}

/** @returns the channel with that unique name, or the only one that people see under that name */
export async function findChannelNamed(
	client: CliqClient,
	name: string,
): Promise<JsonObject | undefined> {
	// The list's filter may match only the names that people see.
	return (
		(await findNamed(client, channel, name)) ??
		(await findNamed(client, { ...channel, filter: undefined }, name))
	);
}

/** @returns the bot with that unique name, or the only one that people see under that name */
export async function findBotNamed(
	client: CliqClient,
	name: string,
): Promise<JsonObject | undefined> {
	return await findNamed(client, bot, name);
}

/** @throws INVALID_INPUT for a name that several have */
async function findNamed(
	client: CliqClient,
	{ label, list: { endpoint, pagination }, filter }: Kind,
	given: string,
): Promise<JsonObject | undefined> {
	const query = filter === undefined ? {} : { [filter]: given };
	const rows = await allRows(client, endpoint, { query }, pagination, Infinity, 10);
	const wanted = given.toLowerCase();
	const unique = rows.find((row) => uniqueNameOf(row).toLowerCase() === wanted);
	if (unique) return unique;
	const named = rows.filter((row) => seenName(row) === wanted);
	if (named.length < 2) return named[0];
	const names = named.map(uniqueNameOf).join(', ');
	const remedy = 'Enter one of these unique names instead.';
	throw invalidInput(label, `"${given}" could be any of these: ${names}`, remedy);
}

function uniqueNameOf({ unique_name: name }: JsonObject = {}): string {
	return typeof name === 'string' ? name : '';
}

function seenName({ name }: JsonObject): string {
	return typeof name === 'string' ? name.replace(/^[#@]/, '').trim().toLowerCase() : '';
}

/** @returns whether Cliq has nothing of that name, as opposed to a failed request (a redirect, say) */
export function isUnknown(error: unknown): boolean {
	if (!(error instanceof CliqError)) return false;
	const { kind, httpStatus } = error.problem;
	return kind === 'INVALID_INPUT' || (kind === 'ENDPOINT_INVALID' && Number(httpStatus) >= 400);
}

/** @returns the response; undefined if Cliq has not what it is about */
export async function ifKnown(calling: Promise<JsonObject>): Promise<JsonObject | undefined> {
	return await calling.catch((error: unknown) => {
		if (error instanceof CliqError && isUnknown(error)) return undefined;
		throw error;
	});
}
