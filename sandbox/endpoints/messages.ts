import {
	type Answer,
	extraKey,
	extraParam,
	jsonInvalid,
	ok,
	operationFailed,
	paramMissing,
	patternMismatch,
} from '../answers';
import type { Call, Endpoint, MultipartSpec } from '../endpoint';
import { checkBody, type Fields, isObject } from '../fields';
import type { Bot, Message, NewMessage } from '../organization';
import { checkRich } from '../rich';
import { findThread, startThread } from '../threads';
import { botUserIds, empty, recipientsOf } from './replies';
import { buddy, channel, chat, EXTENSION_KEY, findBot, participant, type Place } from './targets';
import { takeFiles } from './uploads';

// 50 posts per minute, lock 10 minutes [spec, v2 messages]
const POSTING = {
	method: 'POST',
	scope: 'ZohoCliq.Webhooks.CREATE',
	limitPerMinute: 50,
	lockMinutes: 10,
} as const;

const LOOK: Fields = { name: { type: 'string' }, image: { type: 'string' } };

const SYNC_MESSAGE: Fields[string] = {
	type: 'boolean',
	when: (switches) => switches.syncMessage === 'accept',
};

/** Keys of every message body; text is required even with a card [spec]. */
const TEXT: Fields = {
	text: { type: 'string', required: true, max: 5000 },
	reply_to: { type: 'string' },
	sync_message: SYNC_MESSAGE,
	card: { type: 'object' },
	slides: { type: 'array', max: 20 },
	buttons: { type: 'array' },
	bot: { type: 'object', keys: LOOK },
};
const MARK_AS_READ: Fields = { mark_as_read: { type: 'boolean' } };
const AS_BOT: Fields = { bot_unique_name: { type: 'string' }, ...EXTENSION_KEY };
const CHANNEL_QUERY: Fields = { ...AS_BOT, ...MARK_AS_READ };

/** Keys of messages in threads, and of one that starts a thread [spec, v2 threads]. */
const IN_THREAD: Fields = { post_in_parent: { type: 'boolean' } };
const TO_THREAD: Fields = {
	...IN_THREAD,
	thread_message_id: { type: 'string' },
	// The limit is documented for bot messages [spec, v3 bots].
	thread_title: { type: 'string', max: 100 },
};

/** The guide's request with both text and files; which other keys it accepts is not proven. */
function withAttachments(refused: MultipartSpec['refused']): MultipartSpec {
	return {
		filePart: () => 'attachments',
		refused,
		fields: {
			text: { type: 'string', required: true, max: 5000 },
			reply_to: { type: 'string' },
			sync_message: SYNC_MESSAGE,
			mark_as_read: { type: 'boolean' },
			bot: { type: 'string' },
		},
	};
}
const BY_SWITCH = withAttachments((switches) => switches.multipartMessages === 'refuse');

/** Posting messages: v2 messages.yml, threads.yml for `/channels/{id}`, the guide for `/chats/{id}/messages`. */
export const messageEndpoints: Endpoint[] = [
	{
		...POSTING,
		path: '/api/v2/buddies/{user}/message',
		body: { ...TEXT, ...MARK_AS_READ },
		multipart: BY_SWITCH,
		handle: (call) => post(call, buddy(call)),
	},
	{
		...POSTING,
		path: '/api/v2/channelsbyname/{channel}/message',
		takesWebhookToken: true,
		query: CHANNEL_QUERY,
		body: TEXT,
		multipart: BY_SWITCH,
		handle: (call) => post(call, channel(call)),
	},
	{
		// Documented for threads; accepted for plain posts too [n8n peer node].
		...POSTING,
		// The lower of v2 and v3 [spec].
		limitPerMinute: 20,
		path: '/api/v2/channels/{channelId}/message',
		query: CHANNEL_QUERY,
		body: { ...TEXT, ...TO_THREAD },
		multipart: BY_SWITCH,
		handle: (call) => post(call, newThread(call) ?? channel(call)),
	},
	{
		...POSTING,
		path: '/api/v2/chats/{chatId}/message',
		query: AS_BOT,
		body: { ...TEXT, ...MARK_AS_READ, ...IN_THREAD },
		multipart: BY_SWITCH,
		handle: (call) => post(call, chatOrThread(call)),
	},
	{
		// From the guide; not documented.
		...POSTING,
		path: '/api/v2/chats/{chatId}/messages',
		body: { ...TEXT, ...MARK_AS_READ },
		multipart: BY_SWITCH,
		handle: (call) => post(call, chat(call)),
	},
	{
		...POSTING,
		path: '/api/v2/bots/{bot}/message',
		takesWebhookToken: true,
		query: EXTENSION_KEY,
		body: {
			...TEXT,
			userids: { type: 'string' },
			broadcast: { type: 'boolean', when: (switches) => switches.broadcast === 'accept' },
			attachments: { type: 'array', when: (switches) => switches.attachmentsKey === 'accept' },
		},
		// Always rejected for bots [reported live].
		multipart: withAttachments(() => true),
		handle: (call) => postToSubscribers(call, findBot(call)),
	},
	{
		// [spec, v3 bots]
		...POSTING,
		path: '/api/v3/bots/{bot}/messages',
		query: EXTENSION_KEY,
		body: {
			...TEXT,
			...MARK_AS_READ,
			...TO_THREAD,
			thread_chat_id: { type: 'string', max: 100 },
			styles: {
				type: 'object',
				keys: {
					background: { type: 'string', values: ['red', 'yellow', 'green', 'blue', 'grey'] },
					markdown: { type: 'boolean' },
				},
			},
			notify_edit: { type: 'boolean' },
			message_topic: { type: 'string', max: 255 },
			user_ids: { type: 'string' },
			broadcast: { type: 'boolean' },
		},
		handle: (call) => postToSubscribers(call, findBot(call)),
	},
];

function post(call: Call, place: Place): Answer {
	const { organization, query, network, user } = call;
	const input = contentOf(call);
	const bot = participant(call, query.bot_unique_name, place);
	const sender = bot ? { id: `b-${bot.id}`, name: bot.name } : { id: user.id, name: user.name };
	const said: NewMessage = {
		...input,
		chatId: place.chat.id,
		to: place.to,
		sender,
		...(bot && { bot: { uniqueName: bot.uniqueName, name: bot.name, ...input.bot } }),
		...((query.mark_as_read === 'true' || flag(call, 'mark_as_read')) && { markAsRead: true }),
		...(network !== undefined && { network }),
	};
	const message = organization.addMessage(said, takeFiles(call));
	const thread = findThread(organization, place.chat.id);
	if (thread && flag(call, 'post_in_parent')) {
		organization.addMessage({ ...said, chatId: thread.parentChatId });
	}
	if (!flag(call, 'sync_message')) return empty(call);
	if (!bot) return ok({ message_id: message.id });
	return call.switches.botPostAnswer === 'id' ? ok({ id: message.id }) : empty(call);
}

/** The thread that a channel's post starts or continues. */
function newThread(call: Call): Place | undefined {
	const { body, organization, user } = call;
	if (body.thread_message_id === undefined) return undefined;
	const place = channel(call);
	const main = organization.findMessage(text(body.thread_message_id) ?? '');
	if (main?.chatId !== place.chat.id) throw operationFailed();
	const thread = startThread(organization, main, user, text(body.thread_title));
	return chat({ ...call, params: { chatId: thread.chatId } });
}

/** Only threads accept what is documented for threads. */
function chatOrThread(call: Call): Place {
	const place = chat(call);
	if (place.chat.type === 'thread') return place;
	if ('bot_unique_name' in call.query) throw extraParam('bot_unique_name');
	if ('post_in_parent' in call.body) throw extraKey('post_in_parent');
	return place;
}

function postToSubscribers(call: Call, bot: Bot): Answer {
	const { organization, body, network } = call;
	const input = contentOf(call);
	const userIds = recipientsOf(call, bot, text(body.userids ?? body.user_ids));
	checkLinks(body.attachments);
	const delivery = `${bot.uniqueName}-${organization.messages.length}`;
	const details: Record<string, { chat_id: string; message_id: string }> = {};
	for (const userId of userIds) {
		const message: Message = organization.addMessage({
			...input,
			chatId: organization.botChat(bot, userId).id,
			to: { type: 'bot', id: bot.uniqueName, userId },
			sender: { id: `b-${bot.id}`, name: bot.name },
			bot: { uniqueName: bot.uniqueName, name: bot.name, ...input.bot },
			delivery,
			...(body.attachments !== undefined && { links: body.attachments }),
			...(network !== undefined && { network }),
		});
		// Here the ID is percent-encoded [reported live, n8n peer node].
		details[userId] = {
			chat_id: message.chatId,
			message_id: message.id.replace('_', '%20'),
		};
	}
	const sync = flag(call, 'sync_message');
	return ok({ ...botUserIds(call, userIds), ...(sync && { message_details: details }) });
}

/** The content of a body, whoever the sender. */
function contentOf(call: Call): Omit<NewMessage, 'chatId' | 'to' | 'sender'> {
	const { body, form, organization, switches } = call;
	const replyTo = text(body.reply_to) ?? form.reply_to;
	const known = replyTo === undefined || organization.findMessage(replyTo);
	if (!known && switches.unknownReplyTo === 'refuse') throw operationFailed();
	checkRich(body, switches);
	const look = lookOf(call);
	const image = text(look?.image);
	if (image !== undefined && !/^https?:\/\/\S+$/.test(image)) {
		throw patternMismatch('image', 'must be a URL');
	}
	return {
		text: text(body.text) ?? form.text ?? '',
		...(replyTo !== undefined && { replyTo: replyTo.replace(/%20| /, '_') }),
		...(look && { bot: { name: text(look.name) ?? call.user.name, ...(image && { image }) } }),
		...(body.card !== undefined && { card: body.card }),
		...(body.slides !== undefined && { slides: body.slides }),
		...(body.buttons !== undefined && { buttons: body.buttons }),
	};
}

/** `bot: { name, image }`: changes only the sender's appearance [spec, reported live]; JSON text in a form. */
function lookOf({ body, form, switches }: Call): Record<string, unknown> | undefined {
	const look = form.bot === undefined ? body.bot : parseJson(form.bot);
	if (form.bot !== undefined) checkBody(look, LOOK, switches);
	return isObject(look) ? look : undefined;
}

function parseJson(json: string): unknown {
	try {
		return JSON.parse(json) as unknown;
	} catch {
		throw jsonInvalid("'bot'");
	}
}

function checkLinks(attachments: unknown): void {
	if (!Array.isArray(attachments)) return;
	for (const entry of attachments as unknown[]) {
		const url = isObject(entry) ? text(entry.file_url) : undefined;
		if (url === undefined) throw paramMissing('file_url');
		if (!/^https?:\/\/\S+$/.test(url)) throw patternMismatch('file_url', 'must be a URL');
	}
}

function flag({ body, form }: Call, key: string): boolean {
	return body[key] === true || form[key] === 'true';
}

function text(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}
