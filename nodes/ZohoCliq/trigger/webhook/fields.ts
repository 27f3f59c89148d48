import type { INodeProperties } from 'n8n-workflow';

import { nameIn } from '../../cliq/names';
import { heard } from '../../cliq/starts';
import type { Connection } from '../../events/answer';
import type { HandledEvent } from '../../events/delugeScript';
import { delugeScript, HANDLERS, PASTE_SECRET, PASTE_URL } from '../../events/delugeScript';
import { CHANNEL_EVENTS, EVENTS } from '../../events/kinds';
import type { Field } from '../../fields';
import {
	checkLength,
	choice,
	choices,
	collectionSpecifics,
	fromList,
	located,
	shownFor,
	text,
	trimmed,
	typed,
} from '../../fields';
import { fields, NEW_MODE } from '../../words';
import { settings } from './settings';

/** What Cliq's API accepts as the name of a bot, command, message action or function. [Zoho's OpenAPI] */
const LONGEST_NAME = 20;

export const connection = choice<Connection>({
	name: 'connection',
	label: fields.connection,
	description: 'How events come from Cliq to n8n',
	placement: 'form',
	isFixed: true,
	options: [
		{
			name: 'Webhook Bot',
			value: 'webhookBot',
			description: 'This node sets up the bot; requires the permission Manage Bots',
		},
		{
			name: 'Deluge Bot',
			value: 'deluge',
			description: 'You paste a script into a bot, command or function that you have in Cliq',
		},
	],
});

export const events = choices({
	name: 'events',
	label: 'Trigger On',
	description: 'What starts the workflow; anything else is ignored',
	placement: 'form',
	isFixed: true,
	default: ['message', 'mention'],
	options: [
		{ name: heard.message.name, value: 'message', description: 'Somebody writes to the bot' },
		{
			name: heard.mention.name,
			value: 'mention',
			description: 'Somebody mentions the bot in a channel',
		},
		{ name: heard.channel.name, value: 'channel', description: 'In channels that the bot is in' },
		{ name: heard.welcome.name, value: 'welcome', description: 'Somebody subscribes to the bot' },
		{ name: heard.menu.name, value: 'menu', description: 'Somebody picks one from the bot’s menu' },
		{
			name: heard.context.name,
			value: 'context',
			description: 'Somebody answered what the bot asked',
		},
		{ name: heard.call.name, value: 'call', description: 'Somebody answers a call of the bot' },
		{
			name: heard.incomingWebhook.name,
			value: 'incomingWebhook',
			description: 'Another service calls the bot’s incoming webhook',
		},
		{ name: heard.command.name, value: 'command', description: 'Somebody runs a command' },
		{
			name: heard.messageAction.name,
			value: 'messageAction',
			description: 'Somebody picks the action on a message',
		},
		{
			name: heard.button.name,
			value: 'button',
			description: 'Somebody clicks a button that invokes the function',
		},
		{ name: heard.form.name, value: 'form', description: 'Somebody submits the function’s form' },
	],
});

/** The events that come from a bot. */
const BOT_EVENTS = EVENTS.slice(0, EVENTS.indexOf('command'));

const isWebhookBot = { connection: ['webhookBot'] };

/** How a bot was given. */
export interface GivenBot {
	/** `new`: its display name, and n8n creates the bot unless there is one. */
	readonly by: 'uniqueName' | 'new';
	readonly value: string;
}

export const bot: Field<GivenBot> = shownFor(
	{ ...isWebhookBot, events: BOT_EVENTS },
	located(
		{
			name: 'bot',
			label: fields.bot,
			description: 'The bot whose events start the workflow',
			clean: ({ mode, value }) => (mode === 'new' ? value : nameIn('bot', value)),
			modes: [
				fromList('searchWebhookBots'),
				typed(
					'By Unique Name',
					'name',
					'e.g. supportbot',
					'In Cliq, open Bots & Tools → Bots → the bot; its API endpoint contains the unique name',
				),
				typed(
					NEW_MODE,
					'new',
					'e.g. Support Bot',
					`The name that people see, up to ${LONGEST_NAME} characters; n8n creates the bot when you publish the workflow`,
				),
			],
		},
		({ mode, value }, at): GivenBot => {
			if (mode !== 'new') {
				return { by: 'uniqueName', value: mode === 'list' ? value : value.toLowerCase() };
			}
			checkLength(at, value, LONGEST_NAME);
			return { by: 'new', value };
		},
	),
);

export const channelEvents = shownFor(
	{ events: ['channel'] },
	choices({
		name: 'channelEvents',
		description: 'What starts the workflow in a channel',
		default: ['message_sent'],
		options: CHANNEL_EVENTS.map((value) => ({ name: inWords(value), value })),
	}),
);

function inWords(value: string): string {
	return value
		.split('_')
		.map((word) =>
			word === 'in' || word === 'from' ? word : word.charAt(0).toUpperCase() + word.slice(1),
		)
		.join(' ');
}

/** @param what Cliq's name for what n8n creates */
function nameOf(
	name: string,
	what: string,
	on: HandledEvent[],
	placeholder: string,
): Field<string> {
	return shownFor(
		{ ...isWebhookBot, events: on },
		trimmed({
			name,
			description: `The ${what} that n8n creates, under a name that no other has`,
			placeholder,
			max: LONGEST_NAME,
		}),
	);
}

export const commandName = nameOf('commandName', 'slash command', ['command'], 'e.g. order');
export const messageActionName = nameOf(
	'messageActionName',
	'message action',
	['messageAction'],
	'e.g. Create ticket',
);
export const functionName = nameOf(
	'functionName',
	'function',
	['button', 'form'],
	'e.g. approveorder',
);

export const reply = choice({
	name: 'reply',
	description: 'What Cliq shows at once, as the answer to the event',
	placement: 'form',
	isFixed: true,
	options: [
		{
			name: 'None',
			value: 'none',
			description: 'Reply later with the operation Bot: Reply, however long the workflow takes',
		},
		{ name: 'Fixed Text', value: 'text', description: 'The same text each time' },
		{
			name: 'When the Workflow Finishes',
			value: 'lastNode',
			description: 'The result of the last node; the workflow must take a few seconds at most',
		},
		{
			name: 'By a Reply Operation',
			value: 'respond',
			description: 'What the operation Bot: Reply sends first; within a few seconds as well',
		},
	],
});

export const replyText = shownFor(
	{ reply: ['text'] },
	text({
		name: 'replyText',
		description: 'What the person reads at once',
		placeholder: 'e.g. I am looking it up…',
		default: 'Working on it…',
		rows: 2,
	}),
);

/** The collection of optional settings; n8n reserves the name `options`, see below. */
export const SETTINGS = { displayName: 'Options', name: 'settings' };

/**
 * n8n leaves a body alone if this is set: it would refuse what a Deluge script escapes wrongly. The name is
 * n8n's. [n8n 1.122 and 2.40]
 */
const RAW_BODY: INodeProperties = {
	displayName: 'Body',
	name: 'options',
	type: 'hidden',
	default: { binaryData: true },
};

const SCRIPT_NOTICE: INodeProperties = {
	displayName: `In Cliq, paste each script below into its handler. Replace ${PASTE_URL} with the Production URL (under Webhook URLs at the top), and ${PASTE_SECRET} with the secret in the credential.`,
	name: 'scriptNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { connection: ['deluge'] } },
};

function script(event: HandledEvent): INodeProperties {
	return {
		displayName: HANDLERS[event].label,
		name: `${event}Script`,
		type: 'string',
		typeOptions: { editor: 'jsEditor', editorIsReadOnly: true, rows: 8 },
		noDataExpression: true,
		default: delugeScript(event),
		description: 'The script for this handler: select all and copy',
		displayOptions: { show: { connection: ['deluge'], events: [event] } },
	};
}

const form: Array<Field<unknown>> = [
	connection,
	events,
	channelEvents,
	bot,
	commandName,
	messageActionName,
	functionName,
	reply,
	replyText,
];

/** The form of the trigger. */
export const properties: INodeProperties[] = [
	...form.map(({ property }) => property),
	{
		...SETTINGS,
		...collectionSpecifics(
			'Add option',
			Object.values(settings).map(({ property }) => property),
		),
	},
	SCRIPT_NOTICE,
	...EVENTS.map(script),
	RAW_BODY,
];
