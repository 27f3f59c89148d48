import { type Answer, ok, Refusal } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import type { Message } from '../organization';
import { messageRecord } from './chats';
import { isoTime, page } from './paging';
import { empty } from './replies';

const TYPES = ['important', 'to_do', 'note', 'manager', 'follow_up'];

/** v3 stars.yml. */
export const starEndpoints: Endpoint[] = [
	{
		method: 'POST',
		path: '/api/v3/stars',
		scope: 'ZohoCliq.Messages.CREATE',
		limitPerMinute: 50,
		lockMinutes: 5,
		body: {
			chat_id: { type: 'string', required: true },
			message_id: { type: 'string', required: true },
			star_type: { type: 'string', required: true, values: TYPES },
		},
		handle: star,
	},
	{
		method: 'GET',
		path: '/api/v3/stars',
		scope: 'ZohoCliq.Messages.READ',
		limitPerMinute: 30,
		lockMinutes: 5,
		query: {
			chat_id: { type: 'string' },
			star_type: { type: 'string', values: [...TYPES, 'all'] },
			from_time: { type: 'string' },
			to_time: { type: 'string' },
			limit: { type: 'integer', max: 50 },
			next_token: { type: 'string' },
			sync_token: { type: 'string', max: 200 },
		},
		handle: listStars,
	},
	{
		method: 'DELETE',
		path: '/api/v3/stars/{messageId}',
		scope: 'ZohoCliq.Messages.DELETE',
		limitPerMinute: 50,
		lockMinutes: 5,
		handle: unstar,
	},
];

function star(call: Call): Answer {
	const { body, now, organization, user } = call;
	const message = organization.findMessage(String(body.message_id));
	const chat = organization.findChat(String(body.chat_id));
	if (!chat || !message || message.chatId !== chat.id) {
		throw new Refusal(404, 'chat_not_found', 'The chat could not be found.');
	}
	const old = message.stars?.[user.id]?.type;
	message.stars = { ...message.stars, [user.id]: { type: String(body.star_type), time: now } };
	return ok(starRecord(call, message, old));
}

/** Under the key of the example; the schema has `data` [spec]. */
function listStars(call: Call): Answer {
	const { organization, query, user } = call;
	const { star_type: type = 'all', from_time: from = '0', to_time: to = 'Infinity' } = query;
	const found = organization.messages
		.filter(({ chatId, stars }) => {
			const mine = stars?.[user.id];
			return (
				mine !== undefined &&
				(type === 'all' || mine.type === type) &&
				(query.chat_id === undefined || query.chat_id === chatId) &&
				mine.time >= Number(from) &&
				mine.time <= Number(to)
			);
		})
		.reverse();
	const { entries, nextToken } = page(found, query.limit, query.next_token, 50);
	return ok({
		star_messages: entries.map((message) => starRecord(call, message)),
		...(nextToken && { next_token: nextToken }),
		sync_token: Buffer.from(`stars|${found.length}`).toString('base64'),
	});
}

function unstar(call: Call): Answer {
	const { organization, params, user } = call;
	const message = organization.findMessage(params.messageId ?? '');
	if (!message?.stars?.[user.id]) {
		throw new Refusal(404, 'star_not_found', 'The message is not starred.');
	}
	Reflect.deleteProperty(message.stars, user.id);
	return empty(call);
}

function starRecord(call: Call, message: Message, old?: string): Record<string, unknown> {
	const { organization, user } = call;
	const chat = organization.findChat(message.chatId);
	const mine = message.stars?.[user.id];
	const [file] = message.files ?? [];
	return {
		...messageRecord(organization, message, user),
		...(file && {
			content: {
				file_name: file.name,
				file_size: file.size,
				file_url: `https://cliq.zoho.com/file/download?id=${file.id}`,
			},
		}),
		time: isoTime(message.time),
		is_pinned: false,
		star_information: {
			star_type: mine?.type,
			starred_message_time: isoTime(mine?.time ?? 0),
			...(old !== undefined && { old_star_type: old }),
		},
		chat_information: {
			chat_id: message.chatId,
			chat_type: chat?.type,
			title: chat?.title ?? '',
			joined: true,
		},
	};
}
