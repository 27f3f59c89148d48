import type { ILoadOptionsFunctions } from 'n8n-workflow';

import type { NamedChat } from '../cliq/directChats';
import { namedConversation } from '../cliq/directChats';
import { isJsonObject } from '../cliq/json';
import type { NamedChannel } from '../cliq/lookups';
import { namedChannel } from '../cliq/lookups';
import { nameIn } from '../cliq/names';
import { networkPath } from '../cliq/network';
import { cliqError } from '../errors';
import { fields } from '../words';

interface Picked {
	readonly mode: unknown;
	readonly value: string;
}

/** @returns another field's value in the form; undefined if it is empty or known only during a run */
export function pickedIn(context: ILoadOptionsFunctions, name: string): Picked | undefined {
	const picked: unknown = context.getCurrentNodeParameter(name);
	const { mode, value } = isJsonObject(picked) ? picked : { mode: undefined, value: picked };
	// An expression is evaluated only when the workflow runs.
	if (typeof value !== 'string' || value === '' || value.startsWith('=')) return undefined;
	return { mode, value };
}

/** @returns the channel selected in the form */
export function channelIn(context: ILoadOptionsFunctions): NamedChannel | undefined {
	const channel = pickedIn(context, 'channel');
	return channel && namedChannel(channel);
}

/** @returns the chat selected in the form */
export function chatIn(context: ILoadOptionsFunctions): NamedChannel | NamedChat | undefined {
	const chat = pickedIn(context, 'chat');
	return chat && namedConversation({ ...chat, value: nameIn('chat', chat.value.trim()) });
}

/**
 * @returns the Cliq Network in the form, as a run uses it; undefined for the credential's
 * @throws INVALID_INPUT for what a run refuses, or only a run knows
 */
export function networkIn(context: ILoadOptionsFunctions): string | undefined {
	const given: unknown = context.getCurrentNodeParameter('options.network');
	// The editor evaluates expressions as far as it can, and sends null for the others. [n8n 2.40]
	if (given === null || (typeof given === 'string' && given.startsWith('=')))
		throw networkUnknown();
	const network = typeof given === 'number' ? String(given) : given;
	if (typeof network !== 'string' || network.trim() === '') return undefined;
	networkPath(fields.network, network.trim());
	return network.trim();
}

function networkUnknown() {
	return cliqError('INVALID_INPUT', {
		message: `The list depends on "${fields.network}", which is known only during a run`,
		description: 'It is an expression.',
		remedy: 'Type the ID or name instead of picking it, or set this field by an expression too.',
	});
}
