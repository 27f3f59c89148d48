import type { INodeListSearchItems } from 'n8n-workflow';

import type { JsonObject } from '../cliq/json';
import { isJsonObject, without } from '../cliq/json';
import { OWN_COLUMNS } from '../cliq/lists';
import { timeInMessageId } from '../cliq/messageId';
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

/** @returns a message by its time, its sender and its text, or its kind */
export function toMessageItem(message: JsonObject, zone: string): INodeListSearchItems[] {
	const { id, sender, type, time } = message;
	const from = isJsonObject(sender) ? sender.name : undefined;
	const texts = [textOf(message), sharedFileOf(message)?.name, type];
	const said = texts.find((word) => typeof word === 'string' && word !== '');
	const words = [from, said].filter((part) => typeof part === 'string').join(': ');
	return toItem(shortened(`${timeOfDay(time ?? timeInMessageId(id), zone)} ${words}`.trim()), id);
}

/** @returns a record of a database by the values of its columns */
export function toRecordItem(record: JsonObject): INodeListSearchItems[] {
	const columns = without(record, ...OWN_COLUMNS);
	const values = Object.values(columns).filter((value) => value !== '' && value !== null);
	return toItem(shortened(values.map(String).join(', ')), record.id);
}

function shortened(line: string): string {
	return line.length > MAX_LINE ? `${line.slice(0, MAX_LINE)}…` : line;
}

/** @returns an event by its start and its title */
export function toEventItem(row: JsonObject, zone: string): INodeListSearchItems[] {
	return toItem(timed(row, zone), row.id);
}

/** @returns a call by its start and its title; the value is the ID that names its participants */
export function toCallItem(row: JsonObject, zone: string): INodeListSearchItems[] {
	return toItem(timed(row, zone), row.nrs_id ?? row.session_id);
}

function timed({ start_time: start, title, type }: JsonObject, zone: string): string {
	const word = [title, type].find((each) => typeof each === 'string' && each !== '');
	return [timeOfDay(start, zone), word].filter(Boolean).join(' ');
}

/** @returns for example `18:27`, with the date of any other day in front; '' if the time is unknown */
function timeOfDay(time: unknown, zone: string): string {
	const moment = new Date(/^\d+$/.test(String(time)) ? Number(time) : String(time));
	if (Number.isNaN(moment.getTime())) return '';
	// This locale writes 2026-01-31 18:27.
	const format = new Intl.DateTimeFormat('sv-SE', {
		timeZone: zone,
		dateStyle: 'short',
		timeStyle: 'short',
	});
	const [day, minute = ''] = format.format(moment).split(' ');
	const isToday = format.format(new Date()).startsWith(`${day} `);
	return isToday ? minute : `${day} ${minute}`;
}
