import type { ActionComponent } from '../components';
import type { Bot, Chat, Message, Organization, User } from '../organization';
import type { Clock } from '../clock';
import type { SandboxSwitches } from '../switches';

/** What has handlers: a bot, slash command, message action or function. */
export type Owner = Bot | ActionComponent;

/** Its `type` in events [Zoho's samples]. */
export function typeOf(owner: Owner): 'bot' | ActionComponent['kind'] {
	return isBot(owner) ? 'bot' : owner.kind;
}

/** Whether it is a bot. */
export function isBot(owner: Owner): owner is Bot {
	return !('kind' in owner);
}

/** A Deluge bot whose scripts pass their events on, as `invokeUrl` does. */
export interface Relay {
	/** The bot's unique name. */
	bot: string;
	url: string;
	/** Sent as `x-n8n-secret`. */
	secret?: string;
	/**
	 * How the script gives the data to `invokeUrl`: a map (`form`), JSON with its header, JSON as a text without one, or
	 * JSON in which quotes and line breaks are not escaped [reported live].
	 */
	body?: RelayBody;
}

export type RelayBody = 'form' | 'json' | 'text' | 'broken';

/** One attempt to reach an address. */
export interface Attempt {
	status?: number;
	/** The response's body. */
	body?: string;
	/** Why there was no response. */
	failure?: string;
}

/** What happened to one event. */
export interface Delivery {
	at: number;
	/** By its name on the wire, such as `message_handler`. */
	handler: string;
	/** Of the bot, command, function or message action. */
	component: string;
	/** The event with everything that its permissions allow; undefined if nothing was sent. */
	event?: Record<string, unknown>;
	/** What was sent, to the byte. */
	request?: { url: string; headers: Record<string, string>; body: string };
	attempts: Attempt[];
	/** Why nothing was sent, or what is wrong with the answer. The latter also appears in the chat. */
	error?: string;
	/** What the answer became. */
	messages: Message[];
	/** The list that a command's suggestion handler answered. */
	suggestions?: unknown[];
}

/** A line in a chat that is no message: only people see it, the API does not list it. */
export interface Notice {
	id: number;
	time: number;
	chatId: string;
	kind: 'error' | 'banner' | 'form';
	/** Of the bot, command, function or message action. */
	from: string;
	text: string;
	/** Of a banner. */
	status?: string;
	/** A form, as answered. */
	form?: Record<string, unknown>;
}

/** Where and by whom an event was caused. */
export interface Scene {
	user: User;
	chat: Chat;
	/** The message it is about. */
	message?: Message;
}

/** What the parts of the engine share. */
export interface World {
	clock: Clock;
	organization: Organization;
	switches: SandboxSwitches;
	/** The sandbox's own URL. */
	url: () => string;
}
