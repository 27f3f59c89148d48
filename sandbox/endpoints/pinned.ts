import { type Answer, ok, patternMismatch, Refusal, technicalError } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import type { Pin } from '../messageDetails';
import { empty } from './replies';
import { chat } from './targets';

const PATH = '/api/v2/chats/{chatId}/stickymessage';

/** The message at the top of a chat: v2 chats.yml. */
export const pinnedEndpoints: Endpoint[] = [
	{
		method: 'POST',
		path: PATH,
		scope: 'ZohoCliq.Chats.CREATE',
		limitPerMinute: 20,
		lockMinutes: 10,
		body: {
			id: { type: 'string', required: true },
			expiry_time: { type: 'integer' },
			notify: { type: 'boolean' },
		},
		handle: pin,
	},
	{
		method: 'GET',
		path: PATH,
		scope: 'ZohoCliq.Chats.READ',
		limitPerMinute: 20,
		lockMinutes: 10,
		handle: (call) => {
			const { pinned } = chat(call).chat;
			const isThere = pinned && !(pinned.expiresAt >= 0 && pinned.expiresAt <= call.now);
			// Empty when nothing is pinned [n8n peer node].
			return ok({ type: 'stickymessage', data: isThere ? record(call, pinned) : {} });
		},
	},
	{
		method: 'DELETE',
		path: PATH,
		scope: 'ZohoCliq.Chats.DELETE',
		limitPerMinute: 50,
		lockMinutes: 5,
		handle: unpin,
	},
];

const LONGEST_PIN_MS = 10 * 365 * 86_400_000;

function pin(call: Call): Answer {
	const { organization, body, now, user } = call;
	const place = chat(call).chat;
	const id = String(body.id);
	const message = organization.findMessage(id);
	// In this body with an underscore only [n8n peer node].
	if (message?.chatId !== place.id || message.id !== id) throw technicalError();
	const expiresAt = expiryIn(call);
	const old = place.pinned?.messageId;
	organization.unpin(place, old === undefined ? [id] : [id, old]);
	place.pinned = { messageId: id, creatorId: user.id, createdAt: now, expiresAt };
	place.pins = [place.pinned, ...(place.pins ?? [])];
	return ok({ data: record(call, place.pinned) });
}

/** A time [spec], where the switch does not say otherwise. */
function expiryIn({ body, now, switches }: Call): number {
	const expiry = Number(body.expiry_time ?? -1);
	const isLeft = switches.pinExpiry === 'timeLeft' && expiry !== -1;
	return expiryAfter(now, isLeft ? now + expiry : expiry);
}

/** Checks the end of a pin; -1 for never. */
export function expiryAfter(now: number, end: number): number {
	if (end === -1) return end;
	if (end <= now) {
		// As documented for v3.
		const why = 'Invalid expiry time - the specified time is in the past';
		throw new Refusal(400, 'operation_failed', why);
	}
	if (end - now > LONGEST_PIN_MS) throw patternMismatch('expiry_time', 'must be a duration');
	return end;
}

function unpin(call: Call): Answer {
	// Cliq's response when nothing is pinned is not known.
	const place = chat(call).chat;
	if (place.pinned) call.organization.unpin(place, [place.pinned.messageId]);
	return empty(call);
}

function record(call: Call, { messageId, creatorId, createdAt, expiresAt }: Pin) {
	const { organization, params } = call;
	const message = organization.findMessage(messageId);
	return {
		expiry_time: expiresAt,
		creator: { name: organization.findUser(creatorId)?.name ?? '', id: creatorId },
		message: {
			msg: message?.text ?? '',
			sender: message?.sender.id ?? '',
			lmsgtime: String(message?.time ?? ''),
			// Here the ID is percent-encoded [spec].
			msguid: messageId.replace('_', '%20'),
			time: String(message?.time ?? ''),
			dname: message?.sender.name ?? '',
		},
		created_time: createdAt,
		last_modified_time: createdAt,
		chat_id: params.chatId,
	};
}
