import { randomUUID } from 'node:crypto';

import { type Answer, noPermission, ok, operationFailed, patternMismatch } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import { checkBody, type Fields } from '../fields';
import { botRecord } from './botChanges';
import { addedSince, page, syncTokenOf } from './paging';
import { botUserIds, recipientsOf } from './replies';
import { EXTENSION_KEY, findBot } from './targets';

/** The keys of a button of a call [spec, v2 and v3 bots]. */
const ACTION: Fields = {
	label: { type: 'string', required: true, max: 20 },
	icon: { type: 'string' },
	hint: { type: 'string', max: 100 },
	key: { type: 'string', max: 100 },
	action: {
		type: 'object',
		required: true,
		keys: {
			type: { type: 'string', required: true },
			data: { type: 'object', required: true },
		},
	},
};

const MAX_PARAMETERS = 50;
const MAX_PARAMETER_LENGTH = 10_000;
const MAX_RECIPIENTS = 100;

/** Bots: v3 bots.yml for the list and the incoming webhook, v2 bots.yml for the others. */
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
	{
		method: 'POST',
		path: '/api/v2/bots/{bot}/calls',
		scope: 'ZohoCliq.Webhooks.CREATE',
		limitPerMinute: 10,
		windowMinutes: 5,
		lockMinutes: 30,
		query: EXTENSION_KEY,
		body: {
			text: { type: 'string', required: true, max: 500 },
			user_ids: { type: 'array', max: 10 },
			retry: { type: 'integer', max: 3 },
			loop: { type: 'integer', max: 3 },
			actions: { type: 'array', max: 5 },
		},
		handle: triggerCall,
	},
	{
		method: 'POST',
		path: '/api/v2/bots/{bot}/incoming',
		takesWebhookToken: true,
		scope: 'ZohoCliq.Webhooks.CREATE',
		limitPerMinute: 50,
		lockMinutes: 10,
		query: { user_ids: { type: 'string' }, ...EXTENSION_KEY },
		handle: callWebhook,
	},
];

function listBots({ organization, query }: Call): Answer {
	const added = addedSince(organization.bots, query.sync_token);
	const { entries, nextToken } = page(added, query.limit, query.next_token, 20);
	const data = entries.map((bot) => botRecord(bot, organization));
	return ok({
		url: '/api/v3/bots',
		type: 'bot',
		...(nextToken && { next_token: nextToken }),
		...syncTokenOf(organization.bots),
		data,
	});
}

function listSubscribers(call: Call): Answer {
	const { organization, query, user } = call;
	const bot = findBot(call);
	// Only the bot's creator or an administrator [spec].
	if (bot.creatorId !== user.id && !user.admin) throw noPermission();
	const added = addedSince(bot.subscribers, query.sync_token);
	const { entries, nextToken } = page(added, query.limit, query.next_token, 50);
	return ok({
		url: `/api/v2/bots/${bot.uniqueName}/subscribers`,
		type: 'bot_subscriber',
		...(nextToken && { next_token: nextToken }),
		...syncTokenOf(bot.subscribers),
		data: entries.map((id) => ({
			email_id: organization.findUser(id)?.email ?? '',
			user_id: id,
			name: organization.findUser(id)?.name ?? '',
		})),
	});
}

/** Calls the given users who exist, otherwise the caller; the spoken text appears nowhere else. */
function triggerCall(call: Call): Answer {
	const { body, organization, switches, user } = call;
	const bot = findBot(call);
	for (const action of Array.isArray(body.actions) ? (body.actions as unknown[]) : []) {
		checkBody(action, ACTION, switches);
	}
	const named = Array.isArray(body.user_ids) ? body.user_ids.map(String) : [user.id];
	const userIds = named.flatMap((id) => organization.findUser(id)?.id ?? []);
	if (userIds.length === 0) throw operationFailed();
	const id = randomUUID();
	for (const userId of userIds) organization.emit('called', bot, userId, id);
	return ok({ user_ids: userIds, id });
}

/** Accepts any keys, which the bot's handler defines; that of a Deluge bot sends them all to the recipients here. */
function callWebhook(call: Call): Answer {
	const { body, organization, query } = call;
	const bot = findBot(call);
	const parameters = Object.entries(body);
	if (parameters.length > MAX_PARAMETERS) {
		throw patternMismatch('body', `must have at most ${MAX_PARAMETERS} parameters`);
	}
	for (const [name, value] of parameters) {
		if (typeof value !== 'string') throw patternMismatch(name, 'must be of type string');
		if (value.length > MAX_PARAMETER_LENGTH) {
			throw patternMismatch(name, `must have at most ${MAX_PARAMETER_LENGTH} characters`);
		}
	}
	const named = query.user_ids?.split(',') ?? [];
	if (named.length > MAX_RECIPIENTS) {
		throw patternMismatch('user_ids', `must have at most ${MAX_RECIPIENTS} entries`);
	}
	const userIds = recipientsOf(call, bot, query.user_ids);
	if (bot.executionType === 'webhook') {
		organization.emit('incoming', bot, call.user.id, JSON.stringify(body));
		return ok(botUserIds(call, userIds));
	}
	for (const userId of userIds) {
		organization.addMessage({
			text: parameters.map(([name, value]) => `*${name}*: ${String(value)}`).join('\n'),
			chatId: organization.botChat(bot, userId).id,
			to: { type: 'bot', id: bot.uniqueName, userId },
			sender: { id: `b-${bot.id}`, name: bot.name },
			bot: { uniqueName: bot.uniqueName, name: bot.name },
			delivery: `${bot.uniqueName}-${call.now}`,
		});
	}
	return ok(botUserIds(call, userIds));
}
