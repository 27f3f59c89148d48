import { type Answer, ok } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import { checkAdmin, found } from './organizationChart';
import { knownUser } from './people';
import { isoTime, page } from './paging';

// No threshold is published.
const LIMITS = { limitPerMinute: 20, lockMinutes: 10 } as const;
const CHATS = '/maintenanceapi/v2/chats';
const READ = 'ZohoCliq.OrganizationChats.READ';
const FIELDS = { fields: { type: 'string', required: true } } as const;

/** Exports, for administrators: v2 bulkexport.yml; the CSV, the tokens and further scopes are a peer's. */
export const exportEndpoints: Endpoint[] = [
	{
		...LIMITS,
		method: 'GET',
		path: CHATS,
		scope: READ,
		query: FIELDS,
		handle: (call) => {
			const { chats, messages } = call.organization;
			const rows = chats
				.filter(({ type }) => type === 'dm' || type === 'chat')
				.map((chat) => ({
					title: chat.title,
					chat_id: chat.id,
					creation_time: isoTime(chat.createdAt),
					last_modified_time: isoTime(chat.modifiedAt),
					participant_count: chat.members.length,
					total_message_count: messages.filter(({ chatId }) => chatId === chat.id).length,
					creator_id: chat.creatorId,
				}));
			return csv(call, rows);
		},
	},
	{
		...LIMITS,
		method: 'GET',
		path: '/maintenanceapi/v2/channels',
		scope: [READ, 'ZohoCliq.OrganizationChannels.READ'],
		query: FIELDS,
		handle: (call) => {
			const { channels } = call.organization;
			const rows = channels.map((channel) => ({
				name: channel.name,
				channel_id: channel.id,
				creation_time: isoTime(channel.createdAt),
				last_modified_time: isoTime(channel.createdAt),
				creator_id: channel.creatorId,
				description: channel.description,
				participant_count: call.organization.findChat(channel.chatId)?.members.length ?? 0,
				total_message_count: 0,
				status: channel.status,
				role: 'admin',
			}));
			return csv(call, rows);
		},
	},
	{
		...LIMITS,
		method: 'GET',
		path: `${CHATS}/{chatId}/members`,
		scope: READ,
		query: FIELDS,
		handle: (call) => {
			checkAdmin(call);
			const rows = chat(call).members.map((member) => {
				const { id, name, email } = knownUser(call, member);
				return { name, email_id: email, user_id: id };
			});
			return csv(call, rows);
		},
	},
	{
		...LIMITS,
		method: 'GET',
		path: `${CHATS}/{chatId}/messages`,
		scope: [READ, 'ZohoCliq.OrganizationMessages.READ'],
		query: { next_token: { type: 'string' } },
		handle: (call) => {
			checkAdmin(call);
			const { id } = chat(call);
			const all = call.organization.messages.filter(({ chatId }) => chatId === id);
			const { entries, nextToken } = page(all, undefined, call.query.next_token, 100);
			const data = entries.map(({ sender, id: messageId, time, text }) => ({
				sender,
				ack_key: '',
				id: messageId,
				time,
				type: 'text',
				content: { text },
			}));
			return ok({ data, ...(nextToken && { next_token: nextToken }) });
		},
	},
];

function chat({ organization, params }: Call) {
	return found(organization.chats, params.chatId, 'chat_not_exist');
}

/** The columns asked for; a cell with a comma, a quote or a line break is quoted. */
function csv(call: Call, rows: ReadonlyArray<Readonly<Record<string, string | number>>>): Answer {
	checkAdmin(call);
	const columns = (call.query.fields ?? '').split(',');
	const quote = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
	const lines = rows.map((row) => columns.map((name) => quote(String(row[name] ?? ''))).join(','));
	return {
		status: 200,
		headers: { 'content-type': 'text/csv;charset=UTF-8' },
		text: `${[columns.join(','), ...lines].join('\n')}\n`,
	};
}
