import type { JsonObject } from '../cliq/json';
import { isJsonObject, isTooDeep, parseJson } from '../cliq/json';
import type { EventName } from './kinds';
import { eventOf } from './kinds';

/** An event as Cliq sends it, or as a Deluge script does, in one form. */
export interface Envelope {
	readonly event: EventName;
	/** The name of the bot, command, message action or function, as people see it. */
	readonly name?: string;
	readonly uniqueName?: string;
	/** The menu's action. */
	readonly handlerName?: string;
	readonly responseUrl?: string;
	readonly timestamp: unknown;
	/** Who did it and where, and what the handler has the permission to see. */
	readonly params: JsonObject;
	/** The body as received. */
	readonly payload: JsonObject;
}

/** What every event has at least one of. */
const SIGNS = ['handler', 'params', 'message', 'user', 'chat'];

/**
 * @param body from {@link readBody}
 * @returns the event in it, also one of an unknown kind; undefined if the body is no event
 */
export function readEnvelope(body: JsonObject): Envelope | undefined {
	if (!SIGNS.some((sign) => Object.hasOwn(body, sign))) return undefined;
	const fields = Object.fromEntries(
		Object.entries(body).map(([key, value]) => [key, key === 'message' ? value : unquoted(value)]),
	);
	const handler = objectOf(fields.handler);
	const isFlat = !isJsonObject(fields.handler) && !isEnvelope(fields.params);
	const params = isFlat ? fields : objectOf(fields.params);
	const handlerType = textOf(handler.type ?? fields.handler);
	const event = eventOf(handlerType ?? '', textOf(fields.type) ?? '', params);
	// What people write to a bot is text, whatever it looks like. [Zoho's samples]
	const message = event === 'message' ? params.message : unquoted(params.message);
	return {
		event,
		name: textOf(fields.name),
		uniqueName: textOf(fields.unique_name),
		handlerName: textOf(handler.name),
		responseUrl: textOf(fields.response_url),
		timestamp: fields.timestamp,
		params: { ...params, message },
		payload: body,
	};
}

/** An incoming webhook's script also sends `params`: the parameters of the call. */
function isEnvelope(params: unknown): boolean {
	return isJsonObject(params) && ('access' in params || 'environment' in params);
}

/** Forms and Deluge's `toString()` make a text of every object. */
function unquoted(value: unknown): unknown {
	if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return value;
	const inner = parseJson(value);
	return typeof inner === 'object' && inner !== null && !isTooDeep(inner) ? inner : value;
}

/** @returns a text that is not blank, or a number as text; undefined for anything else */
export function textOf(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** @returns the object, or an empty one for anything else */
export function objectOf(value: unknown): JsonObject {
	return isJsonObject(value) ? value : {};
}

/** @returns the list, or an empty one for anything else */
export function listOf(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}
