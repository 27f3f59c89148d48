import { type Answer, noPermission, ok } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import { makeToken, page } from './paging';
import { findBot } from './targets';

/** Bots: v3 bots.yml for the list, v2 bots.yml for subscribers. */
export const botEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/api/v3/bots',
		scope: 'ZohoCliq.Bots.READ',
		limitPerMinute: 30,
		lockMinutes: 5,
		query: {
			limit: { type: 'integer', max: 50 },
			sync_token: { type: 'string' },
			next_token: { type: 'string' },
		},
		handle: listBots,
	},
	{
		method: 'GET',
		path: '/api/v2/bots/{bot}/subscribers',
		scope: 'ZohoCliq.Bots.READ',
		limitPerMinute: 100,
		lockMinutes: 10,
		query: {
			appkey: { type: 'string' },
			next_token: { type: 'string' },
			sync_token: { type: 'string' },
			limit: { type: 'integer', max: 100 },
		},
		handle: listSubscribers,
	},
];

function listBots({ organization, query }: Call): Answer {
	const { entries, nextToken } = page(organization.bots, query.limit, query.next_token, 20);
	const data = entries.map((bot) => ({
		unique_name: bot.uniqueName,
		name: bot.name,
		id: bot.id,
		description: bot.description,
		scope: 'organization',
		channel_participation: ['listen_message', 'send_message'],
		calls: 'disabled',
		handlers: [{ type: 'message_handler' }],
		creator: { name: organization.findUser(bot.creatorId)?.name ?? '', id: bot.creatorId },
		execution_type: 'deluge',
		status: 'enabled',
		type: 'custom',
		default: false,
		subscriber_count: bot.subscribers.length,
	}));
	return ok({
		url: '/api/v3/bots',
		type: 'bot',
		...(nextToken && { next_token: nextToken }),
		sync_token: makeToken(0),
		data,
	});
}

function listSubscribers(call: Call): Answer {
	const { organization, query, user } = call;
	const bot = findBot(call);
	// Only the bot's creator or an administrator [spec].
	if (bot.creatorId !== user.id && !user.admin) throw noPermission();
	const { entries, nextToken } = page(bot.subscribers, query.limit, query.next_token, 50);
	return ok({
		url: `/api/v2/bots/${bot.uniqueName}/subscribers`,
		type: 'bot_subscriber',
		...(nextToken && { next_token: nextToken }),
		sync_token: makeToken(0),
		data: entries.map((id) => ({
			email_id: organization.findUser(id)?.email ?? '',
			user_id: id,
			name: organization.findUser(id)?.name ?? '',
		})),
	});
}
