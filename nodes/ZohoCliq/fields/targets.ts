import type { INodeProperties } from 'n8n-workflow';

import type { CliqClient } from '../cliq/client';
import { invalidInput } from '../cliq/errors';
import type { Target, TargetType } from '../cliq/send';
import { channelNameOf } from '../cliq/send';
import { pathSegment } from '../cliq/urls';
import type { ItemParameters } from './parameters';

const user: INodeProperties = {
	displayName: 'User',
	name: 'user',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The person to write to: a contact, or a member of your organization',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a user...',
			typeOptions: { searchListMethod: 'searchUsers', searchable: true },
		},
		{
			displayName: 'By Email',
			name: 'email',
			type: 'string',
			placeholder: 'e.g. scott.fisher@zylker.com',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 55743307',
			hint: "The user's ZUID, as other Cliq nodes and APIs give it",
		},
	],
};

const channel: INodeProperties = {
	displayName: 'Channel',
	name: 'channel',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The channel to write to; the connected account must be a member of it',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a channel...',
			typeOptions: { searchListMethod: 'searchChannels', searchable: true },
		},
		{
			displayName: 'By Unique Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. zylkermarketing',
			hint: 'In Cliq: open the channel, View Information, Connectors: the API endpoint ends with it',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. O1864232000000076001',
			hint: 'Starts with O, T or P',
		},
	],
};

const chat: INodeProperties = {
	displayName: 'Chat',
	name: 'chat',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The direct chat, group chat or thread to write to',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a chat...',
			typeOptions: { searchListMethod: 'searchChats', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. CT_2243173626687865223_87610291',
			hint: 'In Cliq: open the chat, its menu, API Endpoint: the chat ID stands in it',
		},
	],
};

/** The bot itself, for operations that always have one. */
export const botField: INodeProperties = {
	displayName: 'Bot',
	name: 'bot',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The bot that writes; you must be its creator or an administrator',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a bot...',
			typeOptions: { searchListMethod: 'searchBots', searchable: true },
		},
		{
			displayName: 'By Unique Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. supportbot',
			hint: 'In Cliq: Bots & Tools, Bots, the bot: its API endpoint holds the unique name',
		},
	],
};

/**
 * Never `required`: where Send To is an expression, n8n counts all four as shown and would ask for
 * every one of them before it runs the node.
 */
function shownFor(field: INodeProperties, sendTo: TargetType): INodeProperties {
	return { ...field, required: undefined, displayOptions: { show: { sendTo: [sendTo] } } };
}

const userTarget = shownFor(user, 'user');
const channelTarget = shownFor(channel, 'channel');
const chatTarget = shownFor(chat, 'chat');
const botTarget = shownFor(botField, 'bot');

const sendToOptions = {
	user: { name: 'User', value: 'user', description: 'One person, in your direct chat' },
	channel: { name: 'Channel', value: 'channel', description: 'Everyone in a channel' },
	chat: {
		name: 'Chat',
		value: 'chat',
		description: 'A direct chat, group chat or thread by its ID',
	},
	bot: { name: 'Bot', value: 'bot', description: 'The subscribers of one of your bots' },
};

const sendToPeople: INodeProperties = {
	displayName: 'Send To',
	name: 'sendTo',
	type: 'options',
	options: [sendToOptions.user, sendToOptions.channel, sendToOptions.chat],
	default: 'user',
	description: 'Whom to send it to',
};

const sendToAnyone: INodeProperties = {
	...sendToPeople,
	options: [sendToOptions.user, sendToOptions.channel, sendToOptions.chat, sendToOptions.bot],
};

/** Send To with a picker for each kind of target: user, channel, chat. */
export const peopleTargetFields = [sendToPeople, userTarget, channelTarget, chatTarget];

/** The same with bots. */
export const anyTargetFields = [sendToAnyone, userTarget, channelTarget, chatTarget, botTarget];

const locators: Readonly<Record<TargetType, INodeProperties>> = {
	user,
	channel,
	chat,
	bot: botField,
};

/**
 * Reads which kind of target the user chose.
 *
 * @param offered the kinds the operation takes
 */
export function readSendTo(parameters: ItemParameters, offered: readonly TargetType[]): TargetType {
	return parameters.choice(sendToPeople, offered);
}

/**
 * Reads and checks a target. Nothing is sent yet, but for a channel given by its id: Cliq's posts are
 * addressed to the unique name, which is looked up once a run.
 */
export function readTarget(parameters: ItemParameters, type: TargetType): PendingTarget {
	const field = locators[type];
	const { mode, value } = parameters.locator(field);
	if (type === 'user') checkUser(field.displayName, mode, value);
	pathSegment(field.displayName, value);
	return {
		type,
		resolve: async (client) =>
			type === 'channel' && mode === 'id'
				? { type, id: await channelNameOf(client, value) }
				: { type, id: value },
	};
}

/** A checked target whose address may still have to be looked up. */
export interface PendingTarget {
	readonly type: TargetType;
	resolve(client: CliqClient): Promise<Target>;
}

/** A buddy is addressed by email or ZUID alike. */
function checkUser(label: string, mode: string | undefined, value: string): void {
	if (mode === 'email' && !/^[^\s@]+@[^\s@]+$/.test(value)) {
		throw invalidInput(
			label,
			`must be an email address like scott.fisher@zylker.com, not "${value}"`,
		);
	}
}
