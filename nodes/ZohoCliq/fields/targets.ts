import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

import type { CliqClient } from '../cliq/client';
import { invalidInput } from '../cliq/errors';
import type { Target, TargetType } from '../cliq/send';
import { channelNameOf } from '../cliq/send';
import { pathSegment } from '../cliq/urls';
import type { ItemParameters } from './parameters';

const user = picker(
	'User',
	'user',
	'The person to write to: a contact, or a member of your organization',
	[
		fromList('Select a user...', 'searchUsers'),
		typed('By Email', 'email', 'e.g. scott.fisher@zylker.com'),
		typed('By ID', 'id', 'e.g. 55743307', "The user's ZUID, as other Cliq nodes and APIs give it"),
	],
);

const channel = picker(
	'Channel',
	'channel',
	'The channel to write to; the connected account must be a member of it',
	[
		fromList('Select a channel...', 'searchChannels'),
		typed(
			'By Unique Name',
			'name',
			'e.g. zylkermarketing',
			'In Cliq: open the channel, View Information, Connectors: the API endpoint ends with it',
		),
		typed('By ID', 'id', 'e.g. O1864232000000076001', 'Starts with O, T or P'),
	],
);

const chat = picker('Chat', 'chat', 'The direct chat, group chat or thread to write to', [
	fromList('Select a chat...', 'searchChats'),
	typed(
		'By ID',
		'id',
		'e.g. CT_2243173626687865223_87610291',
		'In Cliq: open the chat, its menu, API Endpoint: the chat ID stands in it',
	),
]);

/** The bot itself, for operations that always have one. */
export const botField: INodeProperties = {
	...picker('Bot', 'bot', 'The bot that writes; you must be its creator or an administrator', [
		fromList('Select a bot...', 'searchBots'),
		typed(
			'By Unique Name',
			'name',
			'e.g. supportbot',
			'In Cliq: Bots & Tools, Bots, the bot: its API endpoint holds the unique name',
		),
	]),
	required: true,
};

function picker(
	displayName: string,
	name: TargetType,
	description: string,
	modes: INodePropertyMode[],
): INodeProperties {
	const empty = { mode: 'list', value: '' };
	return { displayName, name, type: 'resourceLocator', default: empty, description, modes };
}

function fromList(placeholder: string, searchListMethod: string): INodePropertyMode {
	const typeOptions = { searchListMethod, searchable: true };
	return { ...mode('list', 'From List', 'list', placeholder), typeOptions };
}

function typed(
	displayName: string,
	name: string,
	placeholder: string,
	hint?: string,
): INodePropertyMode {
	return { ...mode('string', displayName, name, placeholder), ...(hint ? { hint } : {}) };
}

function mode(
	type: INodePropertyMode['type'],
	displayName: string,
	name: string,
	placeholder: string,
): INodePropertyMode {
	return { type, displayName, name, placeholder };
}

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
