import { type Answer, ok, paramMissing, Refusal } from '../answers';
import { componentRecord } from '../components';
import type { Call, Endpoint } from '../endpoint';
import type { Fields } from '../fields';
import type { Bot, Organization } from '../organization';
import { CHANGES, handlerEndpoints, type Owner } from './handlers';
import { empty } from './replies';

const BOT = '/api/v3/bots/{component}';

/** What both creating and changing a bot take. `calls` has other values in the examples than in the schema. */
const FIELDS: Fields = {
	scope: { type: 'string', values: ['organization', 'team', 'personal'] },
	team_ids: { type: 'array', max: 4 },
	status_messages: { type: 'array', max: 10 },
	image: { type: 'string' },
	channel_participation: { type: 'array', max: 3 },
	calls: { type: 'string', values: ['enable', 'disable', 'enabled', 'disabled'] },
	execution_url: { type: 'string', max: 225 },
};

const owner: Owner = {
	kind: 'bot',
	path: BOT,
	scopes: 'ZohoCliq.Bots',
	find,
	findOwn,
	defaults: [],
};

/** Bots: v3 bots.yml. */
export const botChangeEndpoints: Endpoint[] = [
	{
		...CHANGES,
		method: 'POST',
		path: '/api/v3/bots',
		scope: 'ZohoCliq.Bots.CREATE',
		body: {
			name: { type: 'string', required: true, max: 20 },
			description: { type: 'string', required: true, max: 300 },
			execution_type: { type: 'string', values: ['deluge', 'webhook'] },
			...FIELDS,
		},
		handle: createBot,
	},
	{
		method: 'GET',
		path: BOT,
		scope: 'ZohoCliq.Bots.READ',
		limitPerMinute: 30,
		lockMinutes: 5,
		query: { fields: { type: 'string' } },
		handle: (call) => answer(call, find(call)),
	},
	{
		...CHANGES,
		method: 'PATCH',
		path: BOT,
		scope: 'ZohoCliq.Bots.UPDATE',
		body: {
			name: { type: 'string', max: 20 },
			description: { type: 'string', max: 300 },
			...FIELDS,
		},
		handle: updateBot,
	},
	{
		...CHANGES,
		method: 'DELETE',
		path: BOT,
		scope: 'ZohoCliq.Bots.DELETE',
		handle: (call) => {
			const { bots } = call.organization;
			bots.splice(bots.indexOf(findOwn(call)), 1);
			return empty(call);
		},
	},
	...handlerEndpoints(owner),
];

/** A bot as in lists and alone. */
export function botRecord(bot: Bot, organization: Organization) {
	return {
		unique_name: bot.uniqueName,
		channel_participation: bot.channelParticipation,
		calls: 'disabled',
		...componentRecord(bot, organization.findUser(bot.creatorId)?.name ?? ''),
		default: false,
		subscriber_count: bot.subscribers.length,
	};
}

function createBot(call: Call): Answer {
	const { body, organization, user } = call;
	const { name, description, execution_type, execution_url, channel_participation, ...rest } = body;
	const isWebhook = execution_type === 'webhook';
	checkName(organization, String(name));
	if (isWebhook && !execution_url) {
		throw new Refusal(400, 'execution_url_required', 'execution_url is required for webhook bots.');
	}
	if (!isWebhook && execution_url !== undefined) throw urlNotAllowed();
	const { scope = 'personal', ...details } = rest;
	const bot = organization.addBot({
		uniqueName: uniqueNameFor(organization, String(name)),
		name: String(name),
		description: String(description),
		creatorId: user.id,
		subscribers: [user.id],
		scope: scope as Bot['scope'],
		executionType: isWebhook ? 'webhook' : 'deluge',
		...(isWebhook && { executionUrl: String(execution_url) }),
		handlers: [],
		channelParticipation: (channel_participation ?? []) as string[],
		details,
	});
	return answer(call, bot);
}

function updateBot(call: Call): Answer {
	const { body, organization } = call;
	const bot = findOwn(call);
	const { name, description, scope, execution_url, channel_participation, ...details } = body;
	if (typeof name === 'string' && name !== bot.name) checkName(organization, name);
	if (execution_url !== undefined && bot.executionType === 'deluge') throw urlNotAllowed();
	if (execution_url === '') throw paramMissing('execution_url');
	Object.assign(bot, {
		...(name !== undefined && { name }),
		...(description !== undefined && { description }),
		...(scope !== undefined && { scope }),
		...(execution_url !== undefined && { executionUrl: execution_url }),
		...(channel_participation !== undefined && { channelParticipation: channel_participation }),
		details: { ...bot.details, ...details },
	});
	return answer(call, bot);
}

function checkName({ bots }: Organization, name: string): void {
	if (bots.some((bot) => bot.name.toLowerCase() === name.toLowerCase())) {
		throw new Refusal(400, 'bot_name_already_exists', 'A bot with this name already exists.');
	}
}

/** Cliq makes it from the name, and it never changes [spec]. */
function uniqueNameFor({ bots }: Organization, name: string): string {
	const plain = name.toLowerCase().replace(/[^a-z\d]/g, '') || 'bot';
	const taken = bots.filter(({ uniqueName }) => uniqueName.replace(/\d+$/, '') === plain).length;
	return taken === 0 ? plain : `${plain}${taken}`;
}

/** By ID; Zoho's examples have both spellings, `53719000002124012` and `b-53719000002124012`. */
function find({ organization, params: { component = '' }, switches }: Call): Bot {
	const spelling = component.startsWith('b-') ? 'prefixed' : 'plain';
	const wanted = component.replace(/^b-/, '');
	const found = organization.bots.find(({ id }) => id === wanted);
	const isRight = switches.botIdInPath === 'any' || switches.botIdInPath === spelling;
	if (!found || !isRight) throw new Refusal(404, 'bot_not_found', 'The bot does not exist.');
	return found;
}

/** Of someone who may change it: who may is not documented, for subscribers it is these. */
function findOwn(call: Call): Bot {
	const { user } = call;
	const bot = find(call);
	if (bot.creatorId === user.id || user.admin) return bot;
	throw new Refusal(403, 'bot_permission_denied', 'You do not have permission to change this bot.');
}

function urlNotAllowed(): Refusal {
	return new Refusal(
		400,
		'execution_url_not_allowed',
		'execution_url is not allowed for deluge bots.',
	);
}

function answer({ organization }: Call, bot: Bot): Answer {
	return ok({ url: `/api/v3/bots/${bot.id}`, type: 'bot', data: botRecord(bot, organization) });
}
