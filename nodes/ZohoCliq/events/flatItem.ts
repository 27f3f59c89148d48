import type { JsonObject } from '../cliq/json';
import { known } from '../cliq/json';
import type { EventChat, EventUser } from './people';

/** A bot by what Cliq knows of it. */
export interface EventBot {
	readonly name?: string;
	readonly uniqueName?: string;
}

/** Where a reply to an event goes; `bot.reply` reads it. */
export interface ReplyTo {
	readonly bot?: string;
	readonly userId?: string;
	readonly chatId?: string;
	readonly chatType?: string;
	readonly channelUniqueName?: string;
	readonly messageId?: string;
	readonly threadId?: string;
}

/** What is known of something that happened in Cliq. */
export interface EventFacts {
	readonly event: string;
	/** What only events of this kind have. */
	readonly details?: JsonObject;
	readonly text: string;
	readonly user: EventUser;
	readonly chat: EventChat;
	readonly messageId?: string;
	/** Where a browser shows the message. */
	readonly url?: string | undefined;
	/** The chat of the thread that the message is in. */
	readonly threadId?: string;
	/** ISO 8601 in UTC. */
	readonly sentAt?: string;
	readonly repliedTo?: unknown;
	readonly mentions?: unknown[];
	readonly links?: unknown[];
	readonly attachments?: unknown[];
	/** The trigger's bot; a trigger that polls has none. */
	readonly bot?: EventBot;
	readonly responseUrl?: string;
	/** As received. */
	readonly payload: JsonObject;
}

/** What a trigger gives to a workflow. */
export interface EventItem extends JsonObject {
	readonly event: string;
	readonly text: string;
	/** What n8n's agents and memories read by default. [n8n 2.40] */
	readonly chatInput: string;
	readonly sessionId: string;
	readonly user: EventUser;
	readonly chat: EventChat;
	readonly bot?: EventBot;
	readonly replyTo: ReplyTo;
	readonly payload: JsonObject;
}

/** @returns the item of a trigger, without the keys of which nothing is known */
export function flatItem(facts: EventFacts): EventItem {
	const { event, details, text, user, chat, messageId, url, threadId, ...others } = facts;
	const { sentAt, repliedTo, mentions, links, attachments, bot, responseUrl, payload } = others;
	return known({
		event,
		...details,
		text,
		chatInput: text,
		sessionId: threadId ?? chat.id ?? user.id ?? '',
		user: known(user),
		chat: known(chat),
		messageId,
		url,
		threadId,
		sentAt,
		repliedTo,
		mentions,
		links,
		attachments,
		bot,
		replyTo: known({
			bot: bot?.uniqueName,
			userId: user.id,
			chatId: chat.id,
			chatType: chat.type,
			channelUniqueName: chat.channelUniqueName,
			messageId,
			threadId,
		}),
		responseUrl,
		payload,
	});
}
