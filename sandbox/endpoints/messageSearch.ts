import { type Answer, ok, Refusal } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import type { Chat, Message } from '../organization';

/** v3 messages.yml. */
export const messageSearchEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/api/v3/messages/search',
		scope: 'ZohoCliq.Chats.READ',
		limitPerMinute: 50,
		lockMinutes: 10,
		query: {
			query: { type: 'string', max: 1000 },
			limit: { type: 'integer', max: 50 },
			next_token: { type: 'integer' },
			from_user_ids: { type: 'string' },
			to_user_ids: { type: 'string' },
			mentioned_user_ids: { type: 'string' },
			chat_ids: { type: 'string' },
			chat_type: { type: 'string' },
			parent_chatid: { type: 'string' },
			channel_type: { type: 'string', values: ['organisation', 'team', 'personal', 'external'] },
			team_ids: { type: 'string' },
			include_allowed_channels: { type: 'boolean' },
			from_time: { type: 'string' },
			to_time: { type: 'string' },
			file_name: { type: 'string', max: 500 },
			file_type: { type: 'string', max: 500 },
			file_content_query: { type: 'string', max: 500 },
			message_type: { type: 'string', values: ['text', 'link', 'file'] },
			is_pinned: { type: 'boolean' },
			has_mentions: { type: 'boolean' },
			star_types: { type: 'string' },
			include_bot_messages: { type: 'boolean' },
		},
		handle: search,
	},
];

/** The names of the kinds of chats in v3. */
export const V3_CHAT_TYPES = {
	dm: 'direct_message',
	chat: 'group_chat',
	channel: 'channel',
	bot: 'bot',
	thread: 'threads',
} as const;

const entriesOf = (text: string | undefined) => text?.split(',').map((entry) => entry.trim());

/** Where a page begins, as one of Cliq's 64-bit integers: JavaScript's numbers lose its last digits. */
const TOKEN = 9_007_199_254_740_993_001n;

function search(call: Call): Answer {
	const { organization, query, user } = call;
	checkLists(query);
	const found = organization.messages
		.filter((message) => {
			const chat = organization.findChat(message.chatId);
			return chat?.members.includes(user.id) === true && matches(call, message, chat);
		})
		.reverse();
	const start = query.next_token === undefined ? 0 : positionOf(query.next_token);
	const end = start + Math.max(1, Number(query.limit ?? 50));
	return ok({
		messages: found.slice(start, end).map((message) => foundRecord(call, message)),
		...(end < found.length && { next_token: TOKEN + BigInt(end) }),
		matched_search_value: query.query ?? '',
	});
}

function positionOf(token: string): number {
	const position = Number(BigInt(token) - TOKEN);
	if (position < 1 || position > 1_000_000) throw invalid();
	return position;
}

/** Its errors have an envelope of their own [spec]. */
function invalid(): Refusal {
	return new Refusal(
		400,
		'invalid.inputs.submitted',
		'An invalid parameter value was passed. For is_pinned, this also means fewer or more than one chat ID was provided.',
	);
}

function checkLists(query: Call['query']): void {
	const lists = ['from_user_ids', 'to_user_ids', 'mentioned_user_ids', 'chat_ids', 'team_ids'];
	if (lists.some((key) => (entriesOf(query[key])?.length ?? 0) > 5)) throw invalid();
	if (query.is_pinned === 'true' && entriesOf(query.chat_ids)?.length !== 1) throw invalid();
	const times = [query.from_time, query.to_time].map((time) =>
		/^\d+$/.test(time ?? '') ? Number(time) : Date.parse(time ?? ''),
	);
	if (Number(times[0]) >= Number(times[1])) {
		throw new Refusal(
			400,
			'invalid.time.submitted',
			'Invalid timestamp format or from_time must be earlier than to_time.',
		);
	}
}

/** Words, people, conversations and times; the other filters let everything pass. */
function matches(
	{ query }: Call,
	{ bot, chatId, sender, text, time }: Message,
	chat: Chat,
): boolean {
	const isIn = (key: string, value: string) => entriesOf(query[key])?.includes(value) ?? true;
	return (
		text.toLowerCase().includes((query.query ?? '').toLowerCase()) &&
		(bot?.uniqueName === undefined || query.include_bot_messages === 'true') &&
		isIn('from_user_ids', sender.id) &&
		(isIn('chat_ids', chatId) || query.include_allowed_channels === 'true') &&
		isIn('chat_type', V3_CHAT_TYPES[chat.type]) &&
		time >= Number(query.from_time ?? 0) &&
		time <= Number(query.to_time ?? Infinity)
	);
}

function foundRecord({ organization }: Call, message: Message): Record<string, unknown> {
	const chat = organization.findChat(message.chatId);
	const [file] = message.files ?? [];
	return {
		chat_id: message.chatId,
		chat_title: chat?.title ?? '',
		content: file
			? { file_name: file.name, file_size: file.size, file_type: file.contentType }
			: { text: message.text },
		message_id: message.id,
		sender: message.sender.id,
		time: new Date(message.time).toISOString(),
		type: file ? 'file' : 'text',
		...(chat?.type === 'channel' && { channel_type: 'organisation' }),
	};
}
