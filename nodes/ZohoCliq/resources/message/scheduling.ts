import type { IDataObject } from 'n8n-workflow';
import { tryToParseDateTime } from 'n8n-workflow';

import { invalidInput } from '../../errors';
import type { Values } from '../../fields';
import {
	choice,
	defaultingToWorkflow,
	field,
	shownFor,
	timeZone,
	toMilliseconds,
} from '../../fields';

/** What a scheduled message waits for. */
const scheduleBy = choice({
	name: 'scheduleBy',
	placement: 'form',
	isFixed: true,
	label: 'Send When',
	description: 'What the message waits for',
	options: [
		{ name: 'At a Time', value: 'time' },
		{ name: 'When the Person Is…', value: 'status', description: 'In direct chats only' },
	],
});

/** Kept as entered: a time without a zone can only be interpreted with Time Zone. */
const scheduleTime = field(
	{ name: 'scheduleTime', description: 'Date and time to send the message' },
	{ type: 'dateTime', default: '' },
	(raw, { label, zone }) => {
		const milliseconds = toMilliseconds(label, raw, zone);
		return typeof raw === 'string' ? raw : new Date(milliseconds).toISOString();
	},
);

/** The other person's status, in a direct chat. [Zoho's OpenAPI] */
const scheduleStatus = choice({
	name: 'scheduleStatus',
	label: 'Status to Wait For',
	description: 'Status of the other person',
	options: {
		user_available: 'Available',
		call_end: 'Call Ended',
		check_in: 'Checked In',
		check_out: 'Checked Out',
	},
});

const zoneOfTime = defaultingToWorkflow(
	timeZone({
		name: 'scheduleTimezone',
		placement: 'options',
		description: "Time zone of Schedule Time, if that has none; by default the workflow's",
	}),
);

/** When a message is sent, by the API's own keys. */
export const scheduling = {
	schedule_by: scheduleBy,
	schedule_time: shownFor({ scheduleBy: ['time'] }, scheduleTime),
	schedule_status: shownFor({ scheduleBy: ['status'] }, scheduleStatus),
	schedule_timezone: zoneOfTime,
};

type Schedule = Values<typeof scheduling>;

/** @throws INVALID_INPUT for a time in the past */
export function checkFuture({ schedule_time: time, schedule_timezone: zone }: Schedule): void {
	if (time === undefined) return;
	const { displayName: label } = scheduleTime.property;
	if (toMilliseconds(label, time, zone ?? '') <= Date.now()) {
		throw invalidInput(label, 'is in the past');
	}
}

/** Cliq requires ISO's basic format, with the zone separate. [Zoho's OpenAPI] */
const CLIQ_FORMAT = "yyyyMMdd'T'HHmmss";

/** @returns the body with the time in Cliq's format */
export function withTimeInZone({
	schedule_time: time,
	schedule_timezone: zone,
	...others
}: Schedule): IDataObject {
	const body = { ...others, schedule_by: undefined };
	if (time === undefined || zone === undefined) return body;
	const moment = new Date(toMilliseconds(scheduleTime.property.displayName, time, zone));
	const schedule_time = tryToParseDateTime(moment, zone).toFormat(CLIQ_FORMAT);
	return { ...body, schedule_time, schedule_timezone: zone };
}

/** What can be changed of it later. */
export const rescheduling = {
	schedule_time: scheduleTime,
	schedule_status: scheduleStatus,
	schedule_timezone: zoneOfTime,
};

/** @throws INVALID_INPUT for a time in the past, and for both a time and a status */
export function checkReschedule(values: Values<typeof rescheduling>): void {
	const { schedule_time: time, schedule_status: status } = values;
	checkFuture({ ...values, schedule_by: undefined });
	if (time === undefined || status === undefined) return;
	const { displayName: label } = scheduleStatus.property;
	throw invalidInput(label, `cannot be combined with "${scheduleTime.property.displayName}"`);
}

/** @returns the body of a change, which has milliseconds where the first schedule has a text. [Zoho's OpenAPI, v3] */
export function withTimestamp({
	schedule_time: time,
	schedule_timezone: zone = '',
	...others
}: Values<typeof rescheduling>): IDataObject {
	if (time === undefined) return others;
	const schedule_time = toMilliseconds(scheduleTime.property.displayName, time, zone);
	return { ...others, schedule_time, schedule_timezone: zone };
}
