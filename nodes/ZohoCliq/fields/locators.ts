import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

import { invalidInput } from '../errors';

/** A person. */
export const userField = picker(
	'User',
	'user',
	'The person to write to: a contact, or a member of your organization',
	[
		fromList('Select a user...', 'searchUsers'),
		typed('By Email', 'email', 'e.g. scott.fisher@zylker.com'),
		typed('By ID', 'id', 'e.g. 55743307', "The user's ZUID, as other Cliq nodes and APIs give it"),
	],
);

/** A channel. */
export const channelField = picker(
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

/** A conversation to write to. */
export const chatField = picker(
	'Chat',
	'chat',
	'The direct chat, group chat or thread to write to',
	[
		fromList('Select a chat...', 'searchChats'),
		typed(
			'By ID',
			'id',
			'e.g. CT_2243173626687865223_87610291',
			'In Cliq: open the chat, its menu, API Endpoint: the chat ID stands in it',
		),
	],
);

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

/**
 * @param displayName the label; the picker is called `name` in workflows
 * @param modes ways to name the thing, From List first
 * @returns a resource locator
 */
export function picker(
	displayName: string,
	name: string,
	description: string,
	modes: INodePropertyMode[],
): INodeProperties {
	const empty = { mode: 'list', value: '' };
	return { displayName, name, type: 'resourceLocator', default: empty, description, modes };
}

/** @returns the mode that picks from a list, which the method of that name searches */
export function fromList(placeholder: string, searchListMethod: string): INodePropertyMode {
	const typeOptions = { searchListMethod, searchable: true };
	return { ...mode('list', 'From List', 'list', placeholder), typeOptions };
}

/**
 * @param hint where in Cliq the user finds it
 * @returns a mode in which the user types
 */
export function typed(
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

/** @throws INVALID_INPUT unless it looks like an email address */
export function checkEmail(label: string, value: string): void {
	if (/^[^\s@]+@[^\s@]+$/.test(value)) return;
	throw invalidInput(
		label,
		`must be an email address like scott.fisher@zylker.com, not "${value}"`,
	);
}
