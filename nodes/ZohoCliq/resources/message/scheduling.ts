import { tryToParseDateTime } from 'n8n-workflow';

import { invalidInput } from '../../errors';
import { choice, input, shownWhile, toMilliseconds } from '../../fields/inputs';
import type { Input } from '../../fields/inputs';
import { toText } from '../../fields/parameters';
import type { Filled } from '../../operation/restOperation';

/** What a scheduled message waits for. */
export const scheduleBy = choice(
	{
		displayName: 'Send',
		name: 'scheduleBy',
		description: 'What the message waits for',
		isProminent: true,
	},
	[
		{ name: 'At a Time', value: 'time' },
		{ name: 'On a Status', value: 'status', description: 'In direct chats only' },
	],
);

/** It stays as it was put in: what a time without a zone means is known once Time Zone is. */
export const scheduleTime = shownWhile(
	input(
		{ displayName: 'Schedule Time', description: 'When to send the message' },
		{ type: 'dateTime', default: '' },
		(raw, field, zone) => {
			const milliseconds = toMilliseconds(field, raw, zone);
			return typeof raw === 'string' ? raw : new Date(milliseconds).toISOString();
		},
	),
	'scheduleBy',
	['time'],
);

/** What the other person does, in a direct chat. [Zoho's OpenAPI] */
export const scheduleStatus = shownWhile(
	choice(
		{
			displayName: 'Status',
			name: 'scheduleStatus',
			description: 'Send the message as soon as this is so for the other person',
		},
		[
			{ name: 'Available', value: 'user_available' },
			{ name: 'Call Ended', value: 'call_end' },
			{ name: 'Checked In', value: 'check_in' },
			{ name: 'Checked Out', value: 'check_out' },
		],
	),
	'scheduleBy',
	['status'],
);

/** Of the time above; the workflow's unless another is named. */
export const timeZone: Input = {
	field: {
		displayName: 'Time Zone',
		type: 'string',
		default: '',
		placeholder: 'e.g. Europe/Berlin',
		description: "The zone of Schedule Time where that names none. Leave empty for the workflow's.",
	},
	isProminent: false,
	read: (raw, field, zone) => {
		const name = toText(field, raw).trim() || zone;
		if (isTimeZone(name)) return name;
		throw invalidInput(field.displayName, `must be a name like Europe/Berlin, not "${name}"`);
	},
};

function isTimeZone(name: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
	} catch {
		return false;
	}
}

/** Cliq takes ISO's basic format, and the zone apart from it. [Zoho's OpenAPI] */
const CLIQ_FORMAT = "yyyyMMdd'T'HHmmss";

/** @returns the request with the time as Cliq takes it */
export function withTimeInZone(request: Filled): Filled {
	const { schedule_time: time, schedule_timezone: zone, ...body } = request.body;
	delete body.schedule_by;
	if (typeof time !== 'string' || typeof zone !== 'string') return { ...request, body };
	const field = { name: 'scheduleTime', displayName: 'Schedule Time' };
	const moment = new Date(toMilliseconds(field, time, zone));
	const schedule_time = tryToParseDateTime(moment, zone).toFormat(CLIQ_FORMAT);
	return { ...request, body: { ...body, schedule_time, schedule_timezone: zone } };
}
