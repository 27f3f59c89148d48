import { isJsonObject } from '../../cliq/json';
import { isEmpty } from '../../fields/field';
import { readCollection } from '../../fields/commonOptions';
import type { ItemParameters } from '../../fields/parameters';
import type { TriggerContext } from '../parameters';
import { parametersOf } from '../parameters';
import * as form from './fields';
import { DEFAULTS, settings } from './settings';

/** What the user entered. */
export type Setup = ReturnType<typeof readSetup>;

/** What a call is verified with. */
export type Verification = ReturnType<typeof readVerification>;

/**
 * Reads nothing else, so that a call can be verified although another value cannot be evaluated.
 *
 * @throws INVALID_INPUT for a value that cannot work
 */
export function readVerification(context: TriggerContext) {
	const parameters = parametersOf(context);
	const connection = parameters.require(form.connection);
	if (connection === 'deluge') return { connection, publicKey: undefined };
	const { publicKey } = settings;
	const name = `${form.SETTINGS.name}.${publicKey.property.name}`;
	const field = {
		...publicKey,
		property: { ...publicKey.property, name, displayOptions: undefined },
	};
	// An expression for it that yields nothing must not switch the check off.
	const written: unknown = context.getNode().parameters[form.SETTINGS.name];
	const isGiven = isJsonObject(written) && !isEmpty(written[publicKey.property.name]);
	return { connection, publicKey: isGiven ? parameters.require(field) : undefined };
}

/**
 * @returns the trigger's form; what is hidden is undefined
 * @throws INVALID_INPUT for a value that cannot work
 */
export function readSetup(context: TriggerContext) {
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

function readSettings(parameters: ItemParameters, isWebhookBot: boolean) {
	const chosen = readCollection(parameters, form.SETTINGS, Object.values(settings));
	return {
		botDescription: chosen.read(settings.botDescription) ?? DEFAULTS.botDescription,
		botScope: chosen.read(settings.botScope) ?? 'personal',
		teamIds: chosen.read(settings.teamIds) ?? [],
		takeOver: chosen.read(settings.takeOver) === true,
		downloadAttachments: isWebhookBot && chosen.read(settings.downloadAttachments) === true,
		channels: chosen.read(settings.channels),
		fromUsers: chosen.read(settings.fromUsers),
		ignoreUsers: chosen.read(settings.ignoreUsers),
		includeBots: chosen.read(settings.includeBots) === true,
		errorText: chosen.read(settings.errorText) ?? DEFAULTS.errorText,
		textFormat: chosen.read(settings.textFormat),
		neutralizeMentions: chosen.read(settings.neutralizeMentions),
	};
}
