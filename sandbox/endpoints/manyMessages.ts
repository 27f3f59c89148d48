import { type Answer, ok, paramMissing, Refusal } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import { isObject } from '../fields';
import { chat } from './targets';

/** Several messages at once: v3 messages.yml. */
export const manyMessagesEndpoints: Endpoint[] = [
	{
		method: 'DELETE',
		// Spelled so [spec].
		path: '/api/v3/chats/{chatId}/messagess',
		scope: 'ZohoCliq.Messages.DELETE',
		limitPerMinute: 50,
		lockMinutes: 5,
		query: {
			message_ids: { type: 'string', required: true },
			reason: {
				type: 'string',
				values: ['irrelevant_information', 'obscene_content', 'others'],
			},
			comment: { type: 'string', max: 250 },
		},
		handle: deleteMany,
	},
	{
		method: 'POST',
		path: '/api/v3/messages',
		scope: 'ZohoCliq.Messages.CREATE',
		limitPerMinute: 50,
		lockMinutes: 10,
		body: {
			source: {
				type: 'object',
				required: true,
				keys: {
					chat_id: { type: 'string', required: true },
					message_ids: { type: 'array', required: true, max: 25 },
				},
			},
			recipients: {
				type: 'object',
				required: true,
				keys: {
					chat_ids: { type: 'string' },
					user_ids: { type: 'string' },
					forward_as_group: { type: 'boolean' },
					show_original_sender: { type: 'boolean' },
					title: { type: 'string', max: 255 },
				},
			},
		},
		handle: forward,
	},
];

const idsIn = (text: unknown) =>
	typeof text === 'string' && text !== '' ? text.split(',').map((id) => id.trim()) : [];

function deleteMany(call: Call): Answer {
	const { organization, query, user } = call;
	const place = chat(call).chat;
	const ids = idsIn(query.message_ids);
	if (ids.length > 25) {
		throw new Refusal(
			400,
			'message_delete_limit_exceeded',
			'You can only delete up to 25 messages at once.',
		);
	}
	const results = ids.map((id) => {
		const message = organization.findMessage(id);
		if (message?.chatId !== place.id) {
			return failed(id, 'message_not_found', 'Requested message could not be found.');
		}
		if (message.sender.id !== user.id && query.reason === undefined) {
			return failed(id, 'access_denied', 'You do not have permission to delete this message.');
		}
		organization.removeMessage(message);
		return { id, status: 'success' };
	});
	return ok({ type: 'message.delete_result', data: results });
}

function failed(id: string, code: string, message: string) {
	return { id, status: 'failed', error: { code, message } };
}

function forward(call: Call): Answer {
	const { body, organization, user } = call;
	const source = isObject(body.source) ? body.source : {};
	const recipients = isObject(body.recipients) ? body.recipients : {};
	const ids = Array.isArray(source.message_ids) ? source.message_ids.map(String) : [];
	const messages = ids.flatMap((id) => organization.findMessage(id) ?? []);
	const wanted = [
		...idsIn(recipients.chat_ids).map((id) => ({ id, kind: 'chat_ids' as const })),
		...idsIn(recipients.user_ids).map((id) => ({ id, kind: 'user_ids' as const })),
	];
	if (wanted.length === 0) throw paramMissing('recipients');
	const forwarded: Record<'chat_ids' | 'user_ids', string[]> = { chat_ids: [], user_ids: [] };
	const failures: unknown[] = [];
	for (const { id, kind } of wanted) {
		const other = organization.findUser(id);
		const direct = other && organization.directChat(user, other);
		const target = kind === 'chat_ids' ? organization.findChat(id) : direct;
		if (target?.members.includes(user.id) !== true) {
			const why = 'You must be a participant in this chat to perform this action.';
			failures.push(failed(id, 'chat_access_denied', why));
			continue;
		}
		for (const { text } of messages) {
			const sender = { id: user.id, name: user.name };
			const to = { type: 'chat' as const, id: target.id };
			organization.addMessage({ chatId: target.id, to, sender, text });
		}
		forwarded[kind].push(id);
	}
	return ok({ data: { source_chat_id: source.chat_id, forwarded, failures } });
}
