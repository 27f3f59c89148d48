import type { IDataObject } from 'n8n-workflow';
import { tryToParseDateTime } from 'n8n-workflow';

import type { Field, Values } from '../../fields';
import { choice, field, prominent, refuse, shownFor, toMilliseconds, toText } from '../../fields';

/** What a scheduled message waits for. */
const scheduleBy = prominent(
	choice({
		name: 'scheduleBy',
		label: 'Send',
		description: 'What the message waits for',
		options: [
			{ name: 'At a Time', value: 'time' },
			{ name: 'On a Status', value: 'status', description: 'In direct chats only' },
		],
	}),
);

/** It stays as it was put in: what a time without a zone means is known once Time Zone is. */
const scheduleTime = field(
	{ name: 'scheduleTime', label: 'Schedule Time', description: 'When to send the message' },
	{ type: 'dateTime', default: '' },
	(raw, { label, zone }) => {
		const milliseconds = toMilliseconds(label, raw, zone);
		return typeof raw === 'string' ? raw : new Date(milliseconds).toISOString();
	},
);

/** What the other person does, in a direct chat. [Zoho's OpenAPI] */
const scheduleStatus = choice({
	name: 'scheduleStatus',
	label: 'Status',
	description: 'Send the message as soon as this is so for the other person',
	options: [
		{ name: 'Available', value: 'user_available' },
		{ name: 'Call Ended', value: 'call_end' },
		{ name: 'Checked In', value: 'check_in' },
		{ name: 'Checked Out', value: 'check_out' },
	],
});

const typedZone = field(
	{
		name: 'scheduleTimezone',
		label: 'Time Zone',
		description: "The zone of Schedule Time where that names none. Leave empty for the workflow's.",
		placeholder: 'e.g. Europe/Berlin',
	},
	{ type: 'string', default: '' },
	(raw, at) => {
		const name = toText(at.label, raw).trim() || at.zone;
		if (isTimeZone(name)) return name;
		throw refuse(at, `must be a name like Europe/Berlin, not "${name}"`);
	},
);

/** Of the time above; the workflow's unless another is named. */
const timeZone: Field<string> = {
	...typedZone,
	read: (raw, at) => typedZone.read(raw, at) ?? at.zone,
};

function isTimeZone(name: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
	} catch {
		return false;
	}
}

/** When a message is sent, by the API's own keys. */
export const scheduling = {
	schedule_by: scheduleBy,
	schedule_time: shownFor({ scheduleBy: ['time'] }, scheduleTime),
	schedule_status: shownFor({ scheduleBy: ['status'] }, scheduleStatus),
	schedule_timezone: timeZone,
};

/** Cliq takes ISO's basic format, and the zone apart from it. [Zoho's OpenAPI] */
const CLIQ_FORMAT = "yyyyMMdd'T'HHmmss";

/** @returns the body with the time as Cliq takes it */
export function withTimeInZone({
	schedule_by: _,
	schedule_time: time,
	schedule_timezone: zone,
	...body
}: Values<typeof scheduling>): IDataObject {
	if (time === undefined || zone === undefined) return body;
	const moment = new Date(toMilliseconds(scheduleTime.property.displayName, time, zone));
	const schedule_time = tryToParseDateTime(moment, zone).toFormat(CLIQ_FORMAT);
	return { ...body, schedule_time, schedule_timezone: zone };
}
