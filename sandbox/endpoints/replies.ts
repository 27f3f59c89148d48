import { type Answer, ok, operationFailed } from '../answers';
import type { Call } from '../endpoint';
import type { Bot } from '../organization';

/** Cliq's success response: 204, or the text that Zoho documents. */
export function empty({ switches }: Call): Answer {
	return switches.emptyAnswer === '204'
		? { status: 204 }
		: ok({ 'Response Code': '204 No response' });
}

/** The list of recipients under the key that was seen: `user_ids` or `userids`. */
export function botUserIds({ switches }: Call, userIds: string[]): Record<string, string[]> {
	return { [switches.botUserIdsKey]: userIds };
}

/**
 * Which subscribers a bot's message or file reaches.
 * The given ones if any (those who have not subscribed get nothing), all with `broadcast`; with neither, everyone
 * for an administrator and otherwise only the caller [spec v3's text, n8n peer node].
 * @param named "1,2", as sent
 */
export function recipientsOf(call: Call, bot: Bot, named: string | undefined): string[] {
	const { user, body } = call;
	const wanted = named
		?.split(',')
		.map((id) => id.trim())
		.filter((id) => id !== '');
	const reached = bot.subscribers.filter((id) => {
		if (wanted && wanted.length > 0) return wanted.includes(id);
		return body.broadcast === true || user.admin || id === user.id;
	});
	if (reached.length === 0) throw operationFailed();
	return reached;
}
