import type { CliqClient } from '../../cliq/client';
import type { Endpoint } from '../../cliq/endpoints';
import { events } from '../../cliq/endpoints';
import type { Fallback } from '../../cliq/fallback';
import { callEitherWay } from '../../cliq/fallback';
import type { JsonObject } from '../../cliq/json';
import { isJsonObject } from '../../cliq/json';
import type { JsonRequest } from '../../cliq/request';
import { invalidInput } from '../../errors';
import { eventId } from '../../fields';
import { withoutUndefined } from '../../operation/request';
import { checkTimes, eventIn } from './fields';

/**
 * Sends a request with the edit tag, by which Cliq notices that an event has changed meanwhile. [Zoho's OpenAPI]
 *
 * @throws INVALID_INPUT if the calendar does not have the event
 */
export async function withEditTag(
	client: CliqClient,
	endpoint: Endpoint,
	request: JsonRequest,
	fallback: Fallback | undefined,
): Promise<JsonObject> {
	const { edit_tag: tag } = await currentEvent(client, request);
	// Cliq returns a text and takes a number.
	const body = { ...request.body, edit_tag: Number(tag) };
	return await callEitherWay(client, endpoint, { ...request, body }, fallback);
}

/**
 * Sends a request with what Cliq requires of every changed event: title, times and time zone. [Zoho's OpenAPI]
 * Without the type, it would change. [another n8n node] A new start alone moves the end too.
 *
 * @throws INVALID_INPUT if the calendar does not have the event, or the event would end before it begins
 */
export async function withCurrentValues(
	client: CliqClient,
	endpoint: Endpoint,
	request: JsonRequest,
	fallback: Fallback | undefined,
): Promise<JsonObject> {
	const event = await currentEvent(client, request);
	const { body: given = {} } = request;
	const from = given.start_time ?? Number(event.start_time);
	const to = given.end_time ?? Number(from) + Number(event.end_time) - Number(event.start_time);
	const { title, timezone, type } = event;
	const times = { start_time: from, end_time: to };
	const attendees = given.attendees && invited(given.attendees as string[], event);
	checkTimes(times);
	const body = withoutUndefined({ title, timezone, type, ...given, ...times, attendees });
	return await callEitherWay(client, endpoint, { ...request, body }, fallback);
}

/** Those who were invited before keep their answer. */
function invited(emails: readonly string[], { attendees }: JsonObject) {
	const before = Array.isArray(attendees) ? attendees.filter(isJsonObject) : [];
	return emails.map((email) => {
		const known = before.find((one) => String(one.email).toLowerCase() === email.toLowerCase());
		return { email, ...(known && { status: String(known.status).toLowerCase() }) };
	});
}

async function currentEvent(client: CliqClient, { path, body }: JsonRequest): Promise<JsonObject> {
	const query = { calendar_id: body?.calendar_id as string };
	const event = eventIn(await client.call(events.get, { ...(path && { path }), query }));
	if (event.id !== undefined) return event;
	const { displayName: label } = eventId.property;
	throw invalidInput(label, 'is not in this calendar', 'Choose the calendar that the event is in.');
}
