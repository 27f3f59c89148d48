import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { isJsonObject } from '../cliq/json';
import type { NamedChannel } from '../cliq/lookups';
import { isChannel, namedChannel } from '../cliq/lookups';
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

/** A chat by its own id, or by the other person. */
interface NamedChat {
	readonly by: 'chatId' | 'email';
	readonly value: string;
}

/** @returns the chat selected in the form: by its own id, by its channel, or by the other person */
export function chatIn(context: ILoadOptionsFunctions): NamedChannel | NamedChat | undefined {
	const chat = pickedIn(context, 'chat');
	if (!chat) return undefined;
	const value = nameIn('chat', chat.value.trim());
	if (chat.mode === 'channel' || isChannel(value)) return namedChannel(chat);
	const isPerson = chat.mode === 'email' || value.includes('@');
	return { by: isPerson ? 'email' : 'chatId', value };
}
