import { type Answer, ok, operationFailed, Refusal, urlInvalid } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import type { Chat } from '../organization';
import type { Pin } from '../messageDetails';
import { messageRecord } from './chats';
import { isoTime, page, syncTokenOf } from './paging';
import { expiryAfter } from './pinned';
import { empty } from './replies';

const PINS = {
	path: '/api/v3/chats/{chatId}/pin-messages',
	limitPerMinute: 20,
	lockMinutes: 5,
	when: ({ v3Pins }) => v3Pins,
} satisfies Partial<Endpoint>;

/** All pinned messages of a chat: v3 pinmessages.yml. */
export const pinsEndpoints: Endpoint[] = [
	{
		...PINS,
		method: 'POST',
		scope: 'ZohoCliq.Chats.CREATE',
		body: {
			message_id: { type: 'string', required: true },
			// Or ISO 8601 [spec], which the node does not send.
			expiry_time: { type: 'integer', required: true },
			notify: { type: 'boolean', required: true },
			primary: { type: 'boolean' },
		},
		handle: pin,
	},
	{
		...PINS,
		method: 'GET',
		scope: 'ZohoCliq.Chats.READ',
		query: {
			primary: { type: 'boolean' },
			limit: { type: 'integer' },
			next_token: { type: 'string' },
			sync_token: { type: 'string', max: 100 },
		},
		handle: list,
	},
	{
		...PINS,
		method: 'DELETE',
		scope: 'ZohoCliq.Chats.DELETE',
		body: { message_ids: { type: 'array', max: 25 } },
		isBodyOptional: true,
		handle: unpin,
	},
];

/** The chat; those who are not in it are refused in other words than in v2 [spec]. */
function placeOf({ organization, params, user }: Call): Chat {
	const found = organization.findChat(params.chatId ?? '');
	if (!found) throw urlInvalid();
	if (found.members.includes(user.id)) return found;
	const why = 'Uh-Oh! You are not authorized to do this operation.';
	throw new Refusal(400, 'operation_not_allowed', why);
}

function pin(call: Call): Answer {
	const { organization, body, now, user } = call;
	const place = placeOf(call);
	const message = organization.findMessage(String(body.message_id));
	if (message?.chatId !== place.id) throw operationFailed();
	const expiresAt = expiryAfter(now, Number(body.expiry_time));
	const added: Pin = { messageId: message.id, creatorId: user.id, createdAt: now, expiresAt };
	organization.unpin(place, [message.id]);
	place.pins = [added, ...(place.pins ?? [])];
	// The first one comes to the top in any case [spec].
	if (body.primary === true || !place.pinned) place.pinned = added;
	return ok({ url: urlOf(place), type: 'pinmessages', data: record(call, place, added) });
}

function list(call: Call): Answer {
	const { now, query } = call;
	const place = placeOf(call);
	const all = (place.pins ?? []).filter(({ expiresAt }) => expiresAt < 0 || expiresAt > now);
	const answer = { url: urlOf(place), type: 'pinmessages' };
	const top = all.find((each) => each === place.pinned);
	// With any value [spec].
	if (query.primary !== undefined) return ok({ ...answer, data: top && record(call, place, top) });
	const { entries, nextToken } = page(all, query.limit, query.next_token, 20);
	return ok({
		...answer,
		data: entries.map((each) => record(call, place, each)),
		...(nextToken && { next_token: nextToken }),
		...syncTokenOf(all),
	});
}

/** Without message IDs, all of them; no refusal is documented for one that is not pinned [spec]. */
function unpin(call: Call): Answer {
	const place = placeOf(call);
	const known = (place.pins ?? []).map(({ messageId }) => messageId);
	const { message_ids: named } = call.body;
	const ids = Array.isArray(named) ? named.map(String) : [];
	call.organization.unpin(place, ids.length > 0 ? ids : known);
	return empty(call);
}

const urlOf = ({ id }: Chat) => `/v3/chats/${id}/pin-messages`;

function record({ organization, user }: Call, place: Chat, of: Pin) {
	const { messageId, creatorId, createdAt, expiresAt } = of;
	const message = organization.findMessage(messageId);
	return {
		...(message && messageRecord(organization, message, user)),
		time: isoTime(message?.time ?? 0),
		is_pinned: true,
		pin_information: {
			expiry_time: expiresAt < 0 ? -1 : isoTime(expiresAt),
			creator: { name: organization.findUser(creatorId)?.name ?? '', id: creatorId },
			created_time: isoTime(createdAt),
			last_modified_time: isoTime(createdAt),
			is_primary: of === place.pinned,
		},
	};
}
