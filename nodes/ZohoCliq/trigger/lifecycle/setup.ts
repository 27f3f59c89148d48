import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { isJsonObject } from '../../cliq/json';
import { nameIn } from '../../cliq/names';
import type { EventName } from '../../events/kinds';
import { toList, toText } from '../../fields/coerce';
import { fields } from '../../words';
import type { Address } from './address';
import { refused } from './address';
import type { Kind } from './kinds';
import { KINDS } from './kinds';
import { botHandlers } from './handlers';

/** What the user chose, as far as Cliq has to be set up for it. */
export interface Setup {
	readonly address: Address;
	readonly isTest: boolean;
	/** Undefined if no event of a bot was chosen. */
	readonly bot: BotSetup | undefined;
	readonly components: readonly ComponentSetup[];
	/** Who sees what is created. */
	readonly sharing: IDataObject;
	readonly description: string;
	readonly takeOver: boolean;
}

export interface BotSetup {
	/** A unique name, or the display name of a new one. */
	readonly name: string;
	readonly isNew: boolean;
	/** Cliq's names of the handlers. */
	readonly handlers: readonly string[];
	/** Whether it receives what happens in channels. */
	readonly listens: boolean;
}

export interface ComponentSetup {
	readonly kind: Kind;
	readonly name: string;
}

/**
 * @returns undefined for a Deluge bot, in which the user sets up everything
 * @throws INVALID_INPUT if a name is missing
 */
export function readSetup(context: IHookFunctions): Setup | undefined {
	const read = (name: string) => context.getNodeParameter(name, undefined);
	if (read('connection') === 'deluge') return undefined;
	const events = toList('Events', read('events')) as EventName[];
	const given = read('settings');
	const settings: IDataObject = isJsonObject(given) ? (given as IDataObject) : {};
	const handlers = botHandlers(events);
	const address = addressOf(context);
	return {
		address,
		isTest: address.isTest,
		bot: handlers.length === 0 ? undefined : { ...readBot(read('bot')), ...handling(handlers) },
		components: KINDS.filter(({ events: own }) => own.some((event) => events.includes(event))).map(
			(kind) => ({ kind, name: nameOf(kind, read(kind.parameter)) }),
		),
		sharing: readSharing(settings),
		description: toText('Bot Description', settings.botDescription ?? '') || 'Connected to n8n',
		takeOver: settings.takeOver === true,
	};
}

function handling(handlers: readonly string[]): Pick<BotSetup, 'handlers' | 'listens'> {
	return { handlers, listens: handlers.includes('participation_handler') };
}

function readBot(locator: unknown): Pick<BotSetup, 'name' | 'isNew'> {
	const { mode, value }: IDataObject = isJsonObject(locator)
		? (locator as IDataObject)
		: { value: locator as string };
	const given = toText(fields.bot, value).trim();
	const isNew = mode === 'new';
	const name = isNew ? given : nameIn('bot', given);
	if (name === '') throw refused(`"${fields.bot}" is empty`, 'Pick a bot, or create a new one.');
	return { name, isNew };
}

/** People type a slash command with its slash. */
function nameOf({ label, field }: Kind, given: unknown): string {
	const name = toText(field, given).trim().replace(/^\//, '');
	if (name === '') throw refused(`"${field}" is empty`, `Enter the name of the ${label}.`);
	return name;
}

function readSharing({ botScope, teamIds }: IDataObject): IDataObject {
	const scope = botScope ?? 'personal';
	// Team IDs are numbers of nine digits in Zoho's examples.
	return { scope, ...(scope === 'team' && { team_ids: toList('Teams', teamIds).map(Number) }) };
}

function addressOf(context: IHookFunctions): Address {
	const url = context.getNodeWebhookUrl('default') ?? '';
	const id = context.getNode().webhookId ?? context.getWorkflow().id ?? '';
	return { url, id, isTest: context.getMode() === 'manual' };
}
