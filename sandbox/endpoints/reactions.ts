import { type Answer, ok, paramMissing } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import type { Fields } from '../fields';
import { empty } from './replies';
import { messageIn } from './targets';

const PATH = '/api/v2/chats/{chatId}/messages/{messageId}/reactions';

const EMOJI: Fields = { emoji_code: { type: 'string' } };

/** Reactions: v2 messages.yml. The reaction to remove is in the body, and may be in the query as well [spec]. */
export const reactionEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: PATH,
		scope: 'ZohoCliq.messageactions.READ',
		limitPerMinute: 50,
		lockMinutes: 10,
		handle: list,
	},
	{
		method: 'POST',
		path: PATH,
		scope: 'ZohoCliq.messageactions.CREATE',
		limitPerMinute: 20,
		lockMinutes: 5,
		body: EMOJI,
		handle: add,
	},
	{
		method: 'DELETE',
		path: PATH,
		// Documented with the first alone; both are needed [n8n peer node].
		scope: ['ZohoCliq.messageactions.CREATE', 'ZohoCliq.messageactions.DELETE'],
		limitPerMinute: 20,
		lockMinutes: 5,
		query: EMOJI,
		body: EMOJI,
		handle: remove,
	},
];

/** By emoji: who reacted with it and when, in one text each [spec]. */
function list(call: Call): Answer {
	const { organization } = call;
	const data: Record<string, string[]> = {};
	for (const { emoji, userId, time } of messageIn(call).reactions ?? []) {
		const name = organization.findUser(userId)?.name ?? '';
		data[emoji] = [...(data[emoji] ?? []), `${time}:${userId}:${name}`];
	}
	return ok({ data });
}

function add(call: Call): Answer {
	const message = messageIn(call);
	const emoji = emojiOf(call);
	const mine = { emoji, userId: call.user.id, time: call.now };
	const others = (message.reactions ?? []).filter((one) => !isMine(call, one, emoji));
	message.reactions = [...others, mine];
	return empty(call);
}

function remove(call: Call): Answer {
	const message = messageIn(call);
	const emoji = emojiOf(call);
	// Cliq's response when there is no such reaction is not known.
	message.reactions = (message.reactions ?? []).filter((one) => !isMine(call, one, emoji));
	return empty(call);
}

function isMine(
	{ user }: Call,
	reaction: { emoji: string; userId: string },
	emoji: string,
): boolean {
	return reaction.userId === user.id && reaction.emoji === emoji;
}

function emojiOf({ body, query }: Call): string {
	const emoji = body.emoji_code ?? query.emoji_code;
	if (typeof emoji !== 'string' || emoji === '') throw paramMissing('emoji_code');
	return emoji;
}
