import type { JsonObject } from '../cliq/json';
import { isJsonObject, known } from '../cliq/json';
import { decodeMessageId } from '../cliq/messageId';
import { isoTime } from '../cliq/times';
import { detailsOf } from './details';
import type { Envelope } from './envelope';
import { listOf, objectOf, textOf } from './envelope';
import type { EventBot, EventItem } from './flatItem';
import { flatItem } from './flatItem';
import { attachmentsOf, messageIn, messageOf, messageUrl, withoutMention } from './message';
import { chatOf, mentionOf, userOf } from './people';
import { withoutSecrets } from './withoutSecrets';

/** What the node knows and an event may lack. */
export interface Surroundings {
	/** The bot that the trigger is set up for. */
	readonly bot?: EventBot;
	/** When the event came, in milliseconds. */
	readonly receivedAt: number;
	/** What must not be in the item. */
	readonly secrets?: readonly string[];
}

/** @returns the item for an event, without secrets */
export function toItem(envelope: Envelope, around: Surroundings): EventItem {
	const { event, params, responseUrl, payload } = envelope;
	const message = messageIn(envelope);
	const { messageId = idIn(params.message_id), user: sender, sentAt } = messageOf(message);
	const isSent = event === 'message' || event === 'mention' || event === 'channel';
	const user = isJsonObject(params.user) || !isSent ? userOf(params.user) : (sender ?? {});
	const bot = botOf(envelope, around.bot);
	const chat = chatOf(params.chat, objectOf(params.access));
	const item = flatItem({
		event,
		details: detailsOf(envelope),
		text: textIn(envelope, message, bot),
		user: { ...userOf(objectOf(params.access)), ...user },
		chat,
		messageId,
		url: messageUrl(objectOf(params.environment).base_url, chat.id, messageId),
		threadId: threadOf(params, message),
		sentAt: sentAt ?? isoTime(envelope.timestamp) ?? new Date(around.receivedAt).toISOString(),
		repliedTo: isJsonObject(message.replied_message)
			? messageOf(message.replied_message)
			: undefined,
		mentions: mentionsIn(params, message).map(mentionOf),
		links: listOf(params.links),
		attachments: attachmentsOf(envelope, message),
		bot,
		responseUrl,
		payload,
	});
	return withoutSecrets(item, around.secrets) as EventItem;
}

/** Commands, functions and message actions have names of their own, which are no bot's. */
function botOf({ name, uniqueName, params, payload }: Envelope, given: EventBot = {}): EventBot {
	const isBot = payload.type === undefined || payload.type === 'bot';
	const sent = isBot ? known({ name, uniqueName: uniqueName ?? textOf(params.bot) }) : {};
	return { ...known(given), ...sent };
}

function textIn({ event, params }: Envelope, message: JsonObject, bot: EventBot): string {
	if (event === 'command') return textOf(params.arguments) ?? '';
	if (event === 'form') return '';
	const given = textOf(params.message) ?? messageOf(message).text;
	if (event !== 'mention') return given;
	const bots = mentionsIn(params, message)
		.filter((each) => objectOf(each).type === 'bot')
		.map(mentionOf);
	const names = bots.flatMap(({ name, id }) => [textOf(name), textOf(id)]);
	return withoutMention(given, [...names, bot.name, bot.uniqueName]);
}

function mentionsIn(params: JsonObject, message: JsonObject): unknown[] {
	const given = listOf(params.mentions);
	return given.length > 0 ? given : listOf(message.mentions);
}

function threadOf(params: JsonObject, message: JsonObject): string | undefined {
	const places = [params, message, objectOf(params.chat), objectOf(params.data)];
	return places.map((place) => idIn(place.thread_id)).find(Boolean);
}

function idIn(value: unknown): string | undefined {
	const id = textOf(value);
	return id === undefined ? undefined : decodeMessageId(id);
}
