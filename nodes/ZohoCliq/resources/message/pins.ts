import type { CliqClient } from '../../cliq/client';
import { chats } from '../../cliq/endpoints';
import type { Fallback } from '../../cliq/fallback';
import { callEitherVersion, callEitherWay } from '../../cliq/fallback';
import type { JsonObject } from '../../cliq/json';
import { isJsonObject } from '../../cliq/json';
import { decodeMessageId } from '../../cliq/messageId';
import { readList, recordOf } from '../../cliq/paging';
import type { CliqRequest } from '../../cliq/request';
import { isoTime } from '../../cliq/times';
import { invalidInput } from '../../errors';
import { text } from '../../fields';

// In v3 a chat has several pins, one of them at its top; in v2 it has that one. [Zoho's OpenAPI]

/** The expiry of what stays pinned. [Zoho's OpenAPI] */
export const NEVER = -1;

/** Zoho's documents and its own node send a time; another node met a Cliq that wants the time left. */
const timeLeft: Fallback = {
	isFor: ({ message }) => /expiry|timestamp|past/i.test(message),
	rewrite({ body, ...request }) {
		const end = Number(body?.expiry_time);
		return end === NEVER
			? undefined
			: { ...request, body: { ...body, expiry_time: end - Date.now() } };
	},
};

/** Pins a message beside the others, in v2 in place of the other. */
export const addPin: typeof callEitherWay = async (client, endpoint, request) => {
	const pinInV2 = async () => {
		const { message_id: id, expiry_time, notify } = request.body ?? {};
		const inV2 = { ...request, body: { id, expiry_time, notify } };
		const answer = await callEitherWay(client, chats.pinMessage, inV2, timeLeft);
		return rowsOfV2(answer)[0] ?? answer;
	};
	return await callEitherVersion(
		client,
		endpoint,
		async () => await client.call(endpoint, request),
		pinInV2,
	);
};

/** Reads all pins of a chat, in v2 the only one. */
export const readPins: typeof readList = async (client, endpoint, request, paging, max) =>
	await callEitherVersion(
		client,
		endpoint,
		async () => await readList(client, endpoint, request, paging, max),
		async () => ({ rows: await readPinsInV2(client, request) }),
	);

/** Which pin to remove: without it, v2's call, since v3's would remove all. */
export const pinned = text({
	name: 'messageId',
	label: 'Message',
	placement: 'options',
	description: 'ID of a pinned message; by default the one at the top',
	placeholder: 'e.g. 1599387839188_229293271789',
});

/**
 * Removes the pin of the given message, or the one at the top.
 *
 * @throws INVALID_INPUT if v2 has another message pinned
 */
export const removePin: typeof callEitherWay = async (client, endpoint, { path, body }) => {
	const request = { ...(path && { path }) };
	const unpinInV2 = async () => await client.call(chats.unpinMessage, request);
	const ids = [body?.message_ids ?? []].flat();
	if (ids.length === 0) return await unpinInV2();
	const unpinGivenInV2 = async () => {
		const [pin] = await readPinsInV2(client, request);
		if (pin && ids.includes(pin.id as string)) return await unpinInV2();
		const { displayName: label } = pinned.property;
		throw invalidInput(label, 'is not pinned in this chat', 'Take an ID from Message: Get Pinned.');
	};
	return await callEitherVersion(
		client,
		endpoint,
		async () => await client.call(endpoint, { ...request, body: { message_ids: ids } }),
		unpinGivenInV2,
	);
};

async function readPinsInV2(client: CliqClient, { path }: CliqRequest): Promise<JsonObject[]> {
	return rowsOfV2(await client.call(chats.getPinnedMessage, { ...(path && { path }) }));
}

/** @returns the pin of v2, if there is one [live], as v3 has it */
function rowsOfV2(answer: JsonObject): JsonObject[] {
	const { message, creator, ...pin } = recordOf(answer);
	if (!isJsonObject(message)) return [];
	const { msguid: id, sender, dname, time, msg } = message;
	const at = (key: string) => isoTime(pin[key]) ?? pin[key];
	return [
		{
			id: typeof id === 'string' ? decodeMessageId(id) : id,
			time: isoTime(time) ?? time,
			sender: { name: dname, id: sender },
			content: { text: msg },
			is_pinned: true,
			pin_information: {
				expiry_time: at('expiry_time'),
				creator,
				created_time: at('created_time'),
				last_modified_time: at('last_modified_time'),
			},
		},
	];
}
