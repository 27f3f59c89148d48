import { SECRET_HEADER } from './secret';

/** What stands where the webhook's address and the secret are pasted: the form cannot know them. */
export const PASTE_URL = 'PASTE-WEBHOOK-URL';
export const PASTE_SECRET = 'PASTE-SECRET';

/** A handler of a Deluge bot, command, message action or function, and what its script can see. */
interface Handler {
	/** Its name in Cliq. */
	readonly label: string;
	/** Cliq's name of the handler in events. */
	readonly type: string;
	/** Variables that are always there; the others may be null. [Zoho's help] */
	readonly always: readonly string[];
	readonly others?: readonly string[];
	/** What tells a component that is not a bot. */
	readonly component?: string;
	/** Whether Cliq shows what the script returns. */
	readonly isSilent?: true;
}

/** By event. */
export const HANDLERS = {
	message: {
		label: 'Message Handler',
		type: 'message_handler',
		always: ['message', 'user', 'chat'],
		others: ['attachments', 'mentions', 'links'],
	},
	mention: {
		label: 'Mention Handler',
		type: 'mention_handler',
		always: ['message', 'user', 'chat'],
		others: ['mentions'],
	},
	channel: {
		label: 'Participation Handler',
		type: 'participation_handler',
		always: ['operation', 'user', 'chat'],
		others: ['data'],
	},
	welcome: { label: 'Welcome Handler', type: 'welcome_handler', always: ['user', 'newuser'] },
	menu: {
		label: 'Menu Handler',
		type: 'menu_handler',
		always: ['user', 'chat'],
		others: ['action'],
	},
	context: {
		label: 'Context Handler',
		type: 'context_handler',
		always: ['context_id', 'answers', 'user', 'chat'],
	},
	call: {
		label: 'Call Handler',
		type: 'call_handler',
		always: ['operation', 'user'],
		others: ['data'],
		isSilent: true,
	},
	incomingWebhook: {
		label: 'Incoming Webhook Handler',
		type: 'incomingwebhook_handler',
		always: ['body'],
		others: ['headers', 'params', 'http_method', 'user'],
	},
	command: {
		label: 'Execution Handler of a Command',
		type: 'execution_handler',
		component: 'command',
		always: ['arguments', 'user', 'chat'],
		others: ['options', 'selections', 'attachments', 'mentions'],
	},
	messageAction: {
		label: 'Execution Handler of a Message Action',
		type: 'execution_handler',
		component: 'messageaction',
		always: ['message', 'user', 'chat'],
		others: ['messages', 'attachments', 'mentions'],
	},
	button: {
		label: 'Button Function',
		type: 'button_handler',
		component: 'function',
		always: ['target', 'user', 'chat'],
		others: ['arguments', 'message'],
	},
	form: {
		label: 'Form Function',
		type: 'form_handler',
		component: 'function',
		always: ['form', 'user', 'chat'],
	},
} as const satisfies Record<string, Handler>;

/** An event that a script can pass on. */
export type HandledEvent = keyof typeof HANDLERS;

/** What of an answer the script passes on. */
const ANSWERED = ['text', 'card', 'slides', 'buttons', 'suggestions', 'context', 'type', 'status'];

/**
 * The script to paste into a handler. It gives `parameters` a map, which Deluge sends as a form: quotes
 * and line breaks arrive unchanged, whatever Deluge's `toString()` makes of them. [Zoho's help]
 *
 * @param event whose handler it is for
 */
export function delugeScript(event: HandledEvent): string {
	const { type, component, always, others = [], isSilent }: Handler = HANDLERS[event];
	return [
		'payload = Map();',
		put('handler', `"${type}"`),
		...(component ? [put('type', `"${component}"`)] : []),
		...always.map((name) => put(name, `${name}.toString()`)),
		...others.map((name) => `if(${name} != null) { ${put(name, `${name}.toString()`)} }`),
		'answer = invokeurl',
		'[',
		`\turl :"${PASTE_URL}"`,
		'\ttype :POST',
		'\tparameters:payload',
		`\theaders:{"${SECRET_HEADER}":"${PASTE_SECRET}"}`,
		'];',
		'response = Map();',
		...(isSilent ? [] : PASS_ON),
		'return response;',
	].join('\n');
}

const PASS_ON = [
	`for each  key in {${ANSWERED.map((key) => `"${key}"`).join(',')}}`,
	'{',
	'\tif(answer.get(key) != null) { response.put(key,answer.get(key)); }',
	'}',
];

function put(name: string, value: string): string {
	return `payload.put("${name}",${value});`;
}
