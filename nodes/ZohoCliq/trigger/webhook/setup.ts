import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { Field } from '../../fields';
import { readCollection } from '../../fields/commonOptions';
import { ItemParameters, RunParameters } from '../../fields/parameters';
import * as form from './fields';
import { settings } from './settings';

type Context = Pick<
	IHookFunctions | IWebhookFunctions,
	'getMode' | 'getNode' | 'getNodeParameter' | 'getTimezone'
>;

/** What the user entered. */
export type Setup = ReturnType<typeof readSetup>;

/**
 * @returns the trigger's form; what is hidden is undefined
 * @throws INVALID_INPUT for a value that cannot work
 */
export function readSetup(context: Context) {
	const parameters = parametersOf(context);
	const connection = parameters.require(form.connection);
	return {
		connection,
		events: parameters.require(form.events),
		channelEvents: parameters.read(form.channelEvents) ?? [],
		bot: parameters.read(form.bot),
		botName: parameters.pickedName('bot'),
		commandName: parameters.read(form.commandName),
		messageActionName: parameters.read(form.messageActionName),
		functionName: parameters.read(form.functionName),
		reply: parameters.require(form.reply),
		replyText: parameters.read(form.replyText),
		...readSettings(parameters, connection === 'webhookBot'),
	};
}

function parametersOf(context: Context): ItemParameters {
	// These contexts have no items.
	const getNodeParameter = ((name: string) =>
		context.getNodeParameter(name, null)) as ConstructorParameters<
		typeof RunParameters
	>[0]['getNodeParameter'];
	const run = new RunParameters({
		getNode: () => context.getNode(),
		getMode: () => context.getMode(),
		getTimezone: () => context.getTimezone(),
		getNodeParameter,
	});
	return new ItemParameters(run, 0, { json: {} });
}

function readSettings(parameters: ItemParameters, isWebhookBot: boolean) {
	const chosen = readCollection(parameters, form.SETTINGS, Object.values(settings));
	const ofWebhookBot = <T>(field: Field<T>) => (isWebhookBot ? chosen.read(field) : undefined);
	return {
		botDescription: chosen.read(settings.botDescription) ?? 'Connected to n8n',
		botScope: chosen.read(settings.botScope) ?? 'personal',
		teamIds: chosen.read(settings.teamIds) ?? [],
		takeOver: chosen.read(settings.takeOver) === true,
		publicKey: ofWebhookBot(settings.publicKey),
		downloadAttachments: ofWebhookBot(settings.downloadAttachments) === true,
		channels: chosen.read(settings.channels),
		fromUsers: chosen.read(settings.fromUsers),
		ignoreUsers: chosen.read(settings.ignoreUsers),
		includeBots: chosen.read(settings.includeBots) === true,
		errorText: chosen.read(settings.errorText) ?? 'Sorry, that did not work.',
		textFormat: chosen.read(settings.textFormat),
		neutralizeMentions: chosen.read(settings.neutralizeMentions),
	};
}
