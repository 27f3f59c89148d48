import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { readSetup as readForm } from '../webhook/setup';
import type { Address } from './address';
import { refused } from './address';
import { botHandlers } from './handlers';
import type { Kind } from './kinds';
import { KINDS } from './kinds';

type Form = ReturnType<typeof readForm>;

/** What the user chose, as far as Cliq has to be set up for it. */
export interface Setup {
	readonly address: Address;
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
 * @throws INVALID_INPUT for a value that cannot work, or one that is missing
 */
export function readSetup(context: IHookFunctions): Setup | undefined {
	const form = readForm(context);
	if (form.connection === 'deluge') return undefined;
	const { botScope: scope, teamIds } = form;
	return {
		address: addressOf(context),
		bot: botIn(form),
		components: componentsIn(form),
		// Numbers in Zoho's examples, of nine digits.
		sharing: { scope, ...(scope === 'team' && { team_ids: teamIds.map(Number) }) },
		description: form.botDescription,
		takeOver: form.takeOver,
	};
}

function botIn({ events, bot }: Form): BotSetup | undefined {
	const handlers = botHandlers(events);
	if (handlers.length === 0 || !bot) return undefined;
	const listens = handlers.includes('participation_handler');
	return { name: bot.value, isNew: bot.by === 'new', handlers, listens };
}

function componentsIn(form: Form): ComponentSetup[] {
	const { events } = form;
	if (events.includes('button') && events.includes('form')) {
		throw refused(
			'A function is called either by buttons or by a form',
			'Choose one of these events here, and the other one in a second trigger.',
		);
	}
	return KINDS.filter(({ event }) => events.includes(event)).map((kind) => ({
		kind,
		// People type a slash command with its slash.
		name: form[kind.parameter]?.replace(/^\//, '') ?? '',
	}));
}

function addressOf(context: IHookFunctions): Address {
	const url = context.getNodeWebhookUrl('default') ?? '';
	const id = context.getNode().webhookId ?? context.getWorkflow().id ?? '';
	return { url, id, isTest: context.getMode() === 'manual' };
}
