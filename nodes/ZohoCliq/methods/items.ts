import type { INodeListSearchItems } from 'n8n-workflow';

import type { JsonObject } from '../cliq/json';
import { isJsonObject } from '../cliq/json';
import { sharedFileOf, textOf } from '../cliq/messages';

/** Long messages are shortened to one line in a list. */
const MAX_LINE = 80;

/** @returns a list item; none for a row without an id, because it cannot be picked */
export function toItem(name: unknown, value: unknown): INodeListSearchItems[] {
	if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return [];
	const id = String(value);
	return [{ name: typeof name === 'string' && name !== '' ? name : id, value: id }];
}

/** @returns a user by name and email; the value is the ZUID */
export function toUserItem(row: JsonObject): INodeListSearchItems[] {
	const name = row.display_name ?? row.name ?? row.full_name ?? row.email_id;
	const email = typeof row.email_id === 'string' && row.email_id !== name ? row.email_id : '';
	return toItem(
		email === '' ? name : `${String(name)} (${email})`,
		row.zuid ?? row.id ?? row.user_id,
	);
}

/** @returns a message by its sender and its text, or its kind */
export function toMessageItem(message: JsonObject): INodeListSearchItems[] {
	const { id, sender, type } = message;
	const from = isJsonObject(sender) ? sender.name : undefined;
	const words = [textOf(message), sharedFileOf(message)?.name, type];
	const said = words.find((word) => typeof word === 'string' && word !== '');
	const line = [from, said].filter((part) => typeof part === 'string').join(': ');
	return toItem(line.length > MAX_LINE ? `${line.slice(0, MAX_LINE)}…` : line, id);
}
