/** What a handler may answer in addition to a message [Zoho's help, "Cliq Responses"]. */
export type Extra = 'suggestions' | 'context' | 'banner' | 'form' | 'message_edit';

/** One kind of event. */
export interface Kind {
	/** `handler.type` on the wire [Zoho's samples]. */
	wire: string;
	/** The names that the API has for the handler [Zoho's OpenAPI]. */
	registered: readonly string[];
	/** Undefined where there is nothing to answer to. */
	answers?: readonly Extra[];
}

const EVERYTHING: readonly Extra[] = ['suggestions', 'context', 'banner', 'form'];
const DIALOG: readonly Extra[] = ['banner', 'form'];

function kind(wire: string, answers?: readonly Extra[], ...others: string[]): Kind {
	return { wire, registered: [wire, ...others], answers };
}

/** Every kind of event that Cliq sends. */
export const KINDS = {
	message: kind('message_handler', EVERYTHING),
	mention: kind('mention_handler', DIALOG),
	channel: kind('participation_handler', []),
	welcome: kind('welcome_handler', ['suggestions']),
	menu: kind('action_handler', EVERYTHING, 'menu_handler'),
	context: kind('context_handler', EVERYTHING),
	call: kind('alert_handler', undefined, 'call_handler'),
	incoming: kind('incomingwebhook_handler', [], 'incoming_webhook_handler'),
	command: kind('execution_handler', DIALOG),
	suggestion: kind('suggestion_handler', []),
	action: kind('execution_handler', DIALOG),
	button: kind('button_handler', [...DIALOG, 'message_edit']),
	form: kind('form_handler', [...DIALOG, 'message_edit'], 'form_submit_handler'),
} satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;

/** What happens in a channel [Zoho]. */
export const OPERATIONS = [
	'added',
	'removed',
	'message_sent',
	'message_edited',
	'message_deleted',
	'auto_followed_thread',
	'added_in_thread',
	'removed_from_thread',
	'thread_closed',
	'thread_reopened',
] as const;

export type Operation = (typeof OPERATIONS)[number];
