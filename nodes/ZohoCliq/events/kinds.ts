import type { JsonObject } from '../cliq/json';

/** What the trigger can start a workflow for, in the order of its form. */
export const EVENTS = [
	'message',
	'mention',
	'channel',
	'welcome',
	'menu',
	'context',
	'call',
	'incomingWebhook',
	'command',
	'messageAction',
	'button',
	'form',
] as const;

/** The name of an event in an item; `other` for one that is not known. */
export type EventName = (typeof EVENTS)[number] | 'other';

/** What happens in a channel that a bot takes part in. [Zoho's help] */
export const CHANNEL_EVENTS = [
	'message_sent',
	'message_edited',
	'message_deleted',
	'added',
	'removed',
	'added_in_thread',
	'removed_from_thread',
	'auto_followed_thread',
	'thread_closed',
	'thread_reopened',
] as const;

/**
 * Events by Cliq's name of the handler, in lowercase and without `_handler`: the API and what is sent
 * differ in some. [Zoho's OpenAPI, Zoho's samples]
 */
const BY_HANDLER: Readonly<Record<string, EventName>> = {
	message: 'message',
	mention: 'mention',
	participation: 'channel',
	channel: 'channel',
	welcome: 'welcome',
	menu: 'menu',
	action: 'menu',
	context: 'context',
	call: 'call',
	alert: 'call',
	incomingwebhook: 'incomingWebhook',
	webhook: 'incomingWebhook',
	command: 'command',
	messageaction: 'messageAction',
	button: 'button',
	form: 'form',
	formsubmit: 'form',
};

/** Commands and message actions call their handler the same. */
const BY_COMPONENT: Readonly<Record<string, EventName>> = {
	command: 'command',
	messageaction: 'messageAction',
};

/**
 * @param handler Cliq's name of the handler that received it, such as `message_handler`
 * @param component Cliq's name of what the handler belongs to, such as `bot`
 * @param params the data of the event
 * @returns what happened
 */
export function eventOf(handler: string, component: string, params: JsonObject): EventName {
	const name = lettersOf(handler).replace(/handler$/, '');
	if (name === 'execution') return own(BY_COMPONENT, lettersOf(component)) ?? executed(params);
	// A script that does not say which handler it is: only messages are text. [reported live]
	if (name === '') return typeof params.message === 'string' ? 'message' : 'other';
	return own(BY_HANDLER, name) ?? 'other';
}

function executed({ messages, arguments: given }: JsonObject): EventName {
	if (messages !== undefined) return 'messageAction';
	return given === undefined ? 'other' : 'command';
}

function own(names: Readonly<Record<string, EventName>>, key: string): EventName | undefined {
	return Object.hasOwn(names, key) ? names[key] : undefined;
}

function lettersOf(name: string): string {
	return name.toLowerCase().replace(/[^a-z]/g, '');
}
