import type { IDataObject } from 'n8n-workflow';

import type { JsonObject } from '../cliq/json';

/** A conversation that an event came from. */
export interface EventChat {
	readonly id: string;
	/** `channel`, `chat`, `bot` or `thread`. */
	readonly type?: string;
	readonly title?: string;
	readonly channelId?: string;
	readonly channelUniqueName?: string;
}

/** What is known of something that happened in Cliq. */
export interface EventFacts {
	readonly event: string;
	readonly text: string;
	readonly user: { readonly id: string; readonly name?: string };
	readonly chat: EventChat;
	readonly messageId?: string;
	/** The chat of the thread that the message is in. */
	readonly threadId?: string;
	/** ISO 8601 in UTC. */
	readonly sentAt?: string;
	readonly repliedTo?: JsonObject;
	readonly mentions?: IDataObject[];
	readonly attachments?: IDataObject[];
	/** As received. */
	readonly payload: JsonObject;
}

/**
 * The flat item of a trigger. An AI agent and its memory read `chatInput` and `sessionId`; a later reply reads
 * `replyTo`.
 *
 * @returns the item; without the keys of which nothing is known
 */
export function eventItem(facts: EventFacts): IDataObject {
	const { event, text, user, chat, messageId, threadId, ...others } = facts;
	const { sentAt, repliedTo, mentions, attachments, payload } = others;
	return known({
		event,
		text,
		chatInput: text,
		sessionId: threadId ?? chat.id,
		user: known({ ...user }),
		chat: known({ ...chat }),
		messageId,
		threadId,
		sentAt,
		repliedTo,
		mentions,
		attachments,
		replyTo: known({
			userId: user.id,
			chatId: chat.id,
			chatType: chat.type,
			channelUniqueName: chat.channelUniqueName,
			messageId,
			threadId,
		}),
		payload,
	});
}

function known(values: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
