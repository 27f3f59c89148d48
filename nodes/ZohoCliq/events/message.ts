import { decodeMessageId } from '../cliq/messageId';
import type { JsonObject } from '../cliq/json';
import { isJsonObject, isTooDeep, known } from '../cliq/json';
import { isoTime } from '../cliq/times';
import { safeBaseUrl } from '../cliq/urls';
import type { Envelope } from './envelope';
import { listOf, objectOf, textOf } from './envelope';
import type { EventUser } from './people';
import { userOf } from './people';

/** A message that an event is about. */
export interface EventMessage {
	readonly messageId?: string;
	readonly text: string;
	readonly type?: string;
	readonly sentAt?: string;
	readonly user?: EventUser;
}

/**
 * @param base the address of the organization or network, as an event states it
 * @returns where a browser shows the message; undefined if a part of that is unknown. No document shows such an
 * address: it is what people copy from Cliq. [seen in public links]
 */
export function messageUrl(base: unknown, chatId?: string, messageId?: string): string | undefined {
	const start = safeBaseUrl(base);
	if (start === undefined || chatId === undefined || messageId === undefined) return undefined;
	return `${start}/chats/${encodeURIComponent(chatId)}/messages/${encodeURIComponent(messageId)}`;
}

/** @param given a message as Cliq describes it in an event: a file's comment is its text */
export function messageOf(given: unknown): EventMessage {
	if (!isJsonObject(given)) return { text: textOf(given) ?? '' };
	const id = textOf(given.id) ?? textOf(given.message_id) ?? textOf(given.msguid);
	return known({
		messageId: id === undefined ? undefined : decodeMessageId(id),
		text: textOf(given.text) ?? textOf(given.comment) ?? '',
		type: textOf(given.type),
		sentAt: isoTime(given.time),
		user: isJsonObject(given.sender) ? userOf(given.sender) : undefined,
	});
}

/** The object in an event that describes its message; each kind of event has another. [Zoho's samples] */
export function messageIn({ event, params }: Envelope): JsonObject {
	const { message, message_details: details, data } = params;
	if (isJsonObject(message)) return message;
	const { message: inner, time } = objectOf(event === 'channel' ? data : details);
	return { ...(isJsonObject(inner) ? { time, ...inner } : { time, text: inner }) };
}

/**
 * @param message from {@link messageIn}
 * @returns the files of an event. A Deluge script only sends their names [Zoho's help]
 */
export function attachmentsOf({ params }: Envelope, message: JsonObject): unknown[] {
	const given = [params.attachments, message.attachments, message.file].map(filesOf);
	return given.find((files) => files.length > 0) ?? [];
}

function filesOf(given: unknown): unknown[] {
	if (isJsonObject(given)) return Object.keys(given).length > 0 ? [given] : [];
	const files = Array.isArray(given) ? listOf(given) : [given];
	return files
		.map((file) => (isJsonObject(file) ? file : known({ name: textOf(file) })))
		.filter((file) => Object.keys(file).length > 0 && !isTooDeep(file));
}

/**
 * @param text in which somebody addresses the bot
 * @param bots names and ids of the mentioned bots
 * @returns the text without the mention that it begins with
 */
export function withoutMention(text: string, bots: ReadonlyArray<string | undefined>): string {
	const rest = text.trimStart();
	for (const bot of bots) {
		if (bot === undefined) continue;
		for (const mention of [`{@${bot}}`, `@${bot}`]) {
			const end = rest.charAt(mention.length);
			const isWhole = mention.endsWith('}') || !/[\p{L}\p{N}_]/u.test(end);
			if (isWhole && rest.slice(0, mention.length).toLowerCase() === mention.toLowerCase())
				return rest.slice(mention.length).replace(/^[\s:,]+/, '');
		}
	}
	return text;
}
