import { fields, NEW_MODE } from '../words';
import type { Endpoint } from './endpoints';
import { bots, commands, files, functions, messageActions } from './endpoints';
import type { List } from './lists';
import { lists } from './lists';

/** Something that starts workflows, with what its trigger requests of Cliq. */
export interface Start {
	/** As n8n shows it. */
	readonly name: string;
	readonly endpoints: readonly Endpoint[];
	/** Choices that need more. */
	readonly alsoUses?: ReadonlyArray<{
		readonly choice: string;
		readonly endpoints: readonly Endpoint[];
	}>;
}

const withFiles = { choice: fields.downloadAttachments, endpoints: [files.get] };
const inThreads = { choice: fields.includeThreads, endpoints: [lists.threads.endpoint] };

/** What the polling trigger starts for, by the value in workflows. */
export const polled = {
	message: {
		name: 'New Message',
		endpoints: [lists.messages.endpoint],
		alsoUses: [withFiles, inThreads],
	},
	mention: { name: 'New Mention', endpoints: [lists.mentions.endpoint], alsoUses: [withFiles] },
	file: {
		name: 'New File',
		endpoints: [lists.messages.endpoint],
		alsoUses: [withFiles, inThreads],
	},
} as const satisfies Readonly<Record<string, Start>>;

/** What connecting a bot requests, for any of its events. */
const bot = {
	endpoints: [lists.bots.endpoint, bots.get, bots.update, bots.addHandler, bots.updateHandler],
	alsoUses: [{ choice: NEW_MODE, endpoints: [bots.create] }],
};
const botWithFiles = { ...bot, alsoUses: [...bot.alsoUses, withFiles] };

/** What creating and deleting a slash command, message action or function requests. */
const component = (
	{ endpoint }: List,
	group: Readonly<Record<'create' | 'get' | 'update' | 'updateHandler' | 'delete', Endpoint>>,
) => ({
	endpoints: [endpoint, group.create, group.get, group.update, group.updateHandler, group.delete],
});
const command = component(lists.commands, commands);
const messageAction = component(lists.messageActions, messageActions);
const ofFunction = component(lists.functions, functions);

/** What the instant trigger starts for, with a webhook bot: a script needs no permission. */
export const heard = {
	message: { name: 'Message to the Bot', ...botWithFiles },
	mention: { name: 'Mention', ...botWithFiles },
	channel: { name: 'Channel Event', ...botWithFiles },
	welcome: { name: 'Subscribed', ...bot },
	menu: { name: 'Menu Action', ...bot },
	context: { name: 'Questions Answered', ...bot },
	call: { name: 'Bot Call', ...bot },
	incomingWebhook: { name: 'Incoming Webhook', ...bot },
	command: { name: 'Slash Command', ...command },
	messageAction: { name: fields.messageAction, ...messageAction },
	button: { name: 'Button Clicked', ...ofFunction },
	form: { name: 'Form Submitted', ...ofFunction },
} as const satisfies Readonly<Record<string, Start>>;

const all = {
	trigger: ['Trigger', heard],
	pollingTrigger: ['Polling Trigger', polled],
} as const;

/** All of both triggers, named as the operations of the other nodes are. */
export const starts = Object.entries(all).flatMap(([resource, [trigger, events]]) =>
	Object.entries<Start>(events).map(([operation, definition]) => ({
		resource,
		operation,
		name: `${trigger}: ${definition.name}`,
		definition,
	})),
);
