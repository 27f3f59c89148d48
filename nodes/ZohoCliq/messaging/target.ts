import type { INodeProperties } from 'n8n-workflow';

import type { CliqClient } from '../cliq/client';
import { channelNameOf, namedChannel } from '../cliq/lookups';
import type { Target, TargetType } from './post';
import { pathSegment } from '../cliq/urls';
import { botField, channelField, chatField, checkEmail, userField } from '../fields/locators';
import type { ItemParameters } from '../fields/parameters';

/**
 * Never `required`: where Send To is an expression, n8n counts all four as shown and would ask for
 * every one of them before it runs the node.
 */
function shownFor(field: INodeProperties, sendTo: TargetType): INodeProperties {
	return { ...field, required: undefined, displayOptions: { show: { sendTo: [sendTo] } } };
}

const userTarget = shownFor(userField, 'user');
const channelTarget = shownFor(channelField, 'channel');
const chatTarget = shownFor(chatField, 'chat');
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
	user: userField,
	channel: channelField,
	chat: chatField,
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
	const located = parameters.locator(field);
	const { mode, value } = located;
	if (type === 'user' && mode === 'email') checkEmail(field.displayName, value);
	pathSegment(field.displayName, value);
	return {
		type,
		resolve: async (client) =>
			type === 'channel'
				? { type, id: await channelNameOf(client, namedChannel(located), 'uniqueName') }
				: { type, id: value },
	};
}

/** A checked target whose address may still have to be looked up. */
export interface PendingTarget {
	readonly type: TargetType;
	resolve(client: CliqClient): Promise<Target>;
}
