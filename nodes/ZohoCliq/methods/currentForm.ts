import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { isJsonObject } from '../cliq/json';
import type { NamedChannel } from '../cliq/lookups';
import { isChannelId, namedChannel } from '../cliq/lookups';

interface Picked {
	readonly mode: unknown;
	readonly value: string;
}

/** @returns what another field of the form holds; undefined for nothing, or what only a run can tell */
export function pickedIn(context: ILoadOptionsFunctions, name: string): Picked | undefined {
	const picked: unknown = context.getCurrentNodeParameter(name);
	const { mode, value } = isJsonObject(picked) ? picked : { mode: undefined, value: picked };
	// An expression is evaluated only when the workflow runs.
	if (typeof value !== 'string' || value === '' || value.startsWith('=')) return undefined;
	return { mode, value };
}

/** @returns the channel that the form holds */
export function channelIn(context: ILoadOptionsFunctions): NamedChannel | undefined {
	const channel = pickedIn(context, 'channel');
	return channel && namedChannel(channel);
}

/** @returns the chat that the form holds: by its own id, or by the channel that it belongs to */
export function chatIn(
	context: ILoadOptionsFunctions,
): NamedChannel | { readonly by: 'chatId'; readonly value: string } | undefined {
	const chat = pickedIn(context, 'chat');
	if (!chat) return undefined;
	if (chat.mode === 'channel' || isChannelId(chat.value)) return namedChannel(chat);
	return { by: 'chatId', value: chat.value };
}
