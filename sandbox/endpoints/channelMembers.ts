import {
	type Answer,
	channelUnknown,
	ok,
	operationFailed,
	paramMissing,
	Refusal,
} from '../answers';
import { type Role, ROLES } from '../channelDetails';
import type { Call, Endpoint } from '../endpoint';
import type { Operation } from '../events/kinds';
import type { Fields } from '../fields';
import type { Bot, Channel, Chat } from '../organization';
import { isJoined, managed, membersOf, roleOf, visible } from './channelPlaces';
import { empty } from './replies';
import { EXTENSION_KEY, findBot } from './targets';

// 10 per minute, lock 5 minutes [spec, v2 channels]
const CHANGING = { scope: 'ZohoCliq.Channels.UPDATE', limitPerMinute: 10, lockMinutes: 5 } as const;

const USER_IDS: Fields[string] = { type: 'array', max: 100 };

const CHANNEL: Fields = { channel_unique_name: { type: 'string', required: true } };

/** Members of a channel: v2 channels.yml. */
export const channelMemberEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/api/v2/channels/{channelId}/members',
		scope: 'ZohoCliq.Channels.READ',
		limitPerMinute: 100,
		lockMinutes: 5,
		handle: listMembers,
	},
	{
		...CHANGING,
		method: 'POST',
		path: '/api/v2/channels/{channelId}/members',
		// Only `user_ids` is documented; an n8n peer node sends `email_ids` instead.
		body: { user_ids: USER_IDS, email_ids: USER_IDS },
		handle: addMembers,
	},
	{
		...CHANGING,
		method: 'DELETE',
		path: '/api/v2/channels/{channelId}/members',
		body: { user_ids: { ...USER_IDS, required: true }, silent: { type: 'boolean' } },
		handle: (call) => {
			call.organization.removeMembers(managed(call), idsOf(call.body.user_ids));
			return empty(call);
		},
	},
	{
		// Documented with an additional `/members`; it works without [n8n peer node].
		...CHANGING,
		method: 'PUT',
		path: '/api/v2/channels/{channelId}/members/{userId}',
		body: { role: { type: 'string', required: true, values: ROLES } },
		handle: changeRole,
	},
	{
		...CHANGING,
		method: 'POST',
		path: '/api/v2/bots/{bot}/associate',
		limitPerMinute: 5,
		query: EXTENSION_KEY,
		body: CHANNEL,
		handle: (call) => {
			const bot = findBot(call);
			const chat = chatOfBody(call);
			// Documented for v3 only.
			if (chat.bots.includes(bot.uniqueName)) throw alreadyMember();
			chat.bots.push(bot.uniqueName);
			tell(call, 'added', chat, bot);
			return empty(call);
		},
	},
	{
		// Not documented; it takes bots as well as people [n8n peer node].
		...CHANGING,
		method: 'DELETE',
		path: '/api/v2/channels/{channelId}/members/{memberId}',
		handle: removeMember,
	},
];

function tell({ organization, user }: Call, operation: Operation, chat: Chat, bot: Bot): void {
	organization.emit('happening', { operation, chat, userId: user.id, bots: [bot] });
}

function listMembers(call: Call): Answer {
	const { organization } = call;
	const channel = visible(call);
	const people = membersOf(organization, channel).map((id) => {
		const { email = '', name = '' } = organization.findUser(id) ?? {};
		return { user_id: id, email_id: email, name, user_role: roleOf(channel, id) };
	});
	// Without an address, and with an ID of their own [n8n peer node].
	const bots = botsIn(call, channel).map(({ id, name, uniqueName }) => {
		return { user_id: `b-${id}`, name, user_role: 'bot', bot_unique_name: uniqueName };
	});
	return ok({ members: [...people, ...bots] });
}

function botsIn({ organization }: Call, { chatId }: Channel): Bot[] {
	const { bots = [] } = organization.findChat(chatId) ?? {};
	return organization.bots.filter(({ uniqueName }) => bots.includes(uniqueName));
}

/** Its unique name does not identify a bot here [n8n peer node]. */
function removeMember(call: Call): Answer {
	const { organization, params } = call;
	const channel = managed(call);
	const { memberId = '' } = params;
	const chat = organization.findChat(channel.chatId);
	const bot = botsIn(call, channel).find(({ id }) => memberId === `b-${id}`);
	if (bot && chat) {
		chat.bots.splice(chat.bots.indexOf(bot.uniqueName), 1);
		tell(call, 'removed', chat, bot);
	} else if (!chat?.members.includes(memberId)) throw operationFailed();
	else organization.removeMembers(channel, [memberId]);
	return empty(call);
}

function addMembers(call: Call): Answer {
	const { organization, body } = call;
	const members = membersOf(organization, managed(call));
	const { user_ids: userIds, email_ids: emails } = body;
	if (userIds === undefined && emails === undefined) throw paramMissing('user_ids');
	// Whether Cliq accepts both at once is not known.
	if (userIds !== undefined && emails !== undefined) throw operationFailed();
	const named = idsOf(userIds ?? emails).map((person) => organization.findUser(person)?.id);
	for (const id of named) {
		if (id === undefined) throw operationFailed();
		if (!members.includes(id)) members.push(id);
	}
	return empty(call);
}

function changeRole(call: Call): Answer {
	const { organization, params, body } = call;
	const channel = managed(call);
	const member = organization.findUser(params.userId ?? '');
	if (!member || params.userId !== member.id || !isJoined(organization, channel, member)) {
		throw operationFailed();
	}
	channel.roles[member.id] = body.role as Role;
	return empty(call);
}

/** The chat of the channel that the body names. */
function chatOfBody(call: Call): Chat {
	const { organization, body } = call;
	const { chatId } = managed({ ...call, params: { channel: String(body.channel_unique_name) } });
	const chat = organization.findChat(chatId);
	if (!chat) throw channelUnknown();
	return chat;
}

function alreadyMember(): Refusal {
	return new Refusal(400, 'bot_already_member', 'The bot is in the channel already.');
}

function idsOf(list: unknown): string[] {
	return (list as unknown[]).map(String);
}
