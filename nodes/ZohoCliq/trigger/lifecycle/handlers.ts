import type { EventName } from '../../events/kinds';
import { eventOf } from '../../events/kinds';

/** What a bot needs to send an event: the handler, and all parts that it may send. [Zoho's OpenAPI, v3] */
const HANDLERS = {
	message: ['message_handler', 'attachments', 'chat', 'location', 'message', 'user'],
	mention: ['mention_handler', 'chat', 'location', 'message', 'user'],
	channel: ['participation_handler', 'chat', 'user'],
	welcome: ['welcome_handler', 'user'],
	menu: ['menu_handler', 'chat', 'location', 'user'],
	context: ['context_handler', 'attachments', 'chat', 'user'],
	call: ['call_handler', 'user'],
	incomingWebhook: ['incoming_webhook_handler', 'user'],
} as const satisfies Partial<Record<EventName, readonly [handler: string, ...string[]]>>;

const all: ReadonlyArray<readonly [string, readonly string[]]> = Object.entries(HANDLERS);

/** @returns the handlers of a bot for these events */
export function botHandlers(events: readonly EventName[]): string[] {
	return all
		.filter(([event]) => events.some((each) => each === event))
		.map(([, [name]]) => name ?? '');
}

/** @returns all permissions that a bot's handler may have */
export function permissionsOf(handler: string): string[] {
	return all.find(([, [name]]) => name === handler)?.[1].slice(1) ?? [];
}

/** @returns whether two names are those of one handler: the API and what is sent differ in some */
export function isSameHandler(one: string, other: string): boolean {
	return eventOf(one, 'bot', {}) === eventOf(other, 'bot', {});
}
