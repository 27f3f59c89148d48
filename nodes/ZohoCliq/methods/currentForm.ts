import type { ILoadOptionsFunctions } from 'n8n-workflow';

import type { NamedChat } from '../cliq/directChats';
import { namedConversation } from '../cliq/directChats';
import { isJsonObject } from '../cliq/json';
import type { NamedChannel } from '../cliq/lookups';
import { namedChannel } from '../cliq/lookups';
import { nameIn } from '../cliq/names';

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
