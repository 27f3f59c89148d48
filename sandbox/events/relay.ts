import type { KindName } from './kinds';
import { KINDS } from './kinds';
import type { RelayBody } from './types';

type Json = Record<string, unknown>;

/** What a Deluge handler's script passes on of an event: its variables, whose names are Zoho's [Zoho's help]. */
export function variablesOf(name: KindName, event: Json): Json {
	const params = event.params as Json;
	const { environment, access, message_details, raw_message, ...variables } = params;
	const handler = event.handler as { name?: string };
	return {
		handler: KINDS[name].wire,
		...variables,
		...(handler.name !== undefined && { action: handler.name }),
	};
}

/**
 * The body that `invokeUrl` makes of a script's data, and its headers.
 * Given a map it sends a form, given a text the text as it is [Zoho's help].
 */
export function relayBody(
	data: Json,
	body: RelayBody,
): { body: string; headers: Record<string, string> } {
	if (body === 'form') {
		const fields = new URLSearchParams();
		for (const [name, value] of Object.entries(data)) fields.set(name, delugeText(value));
		return {
			body: fields.toString(),
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
		};
	}
	const json = body === 'broken' ? brokenJson(data) : JSON.stringify(data);
	return { body: json, headers: body === 'text' ? {} : { 'content-type': 'application/json' } };
}

/** `toString()` of Deluge: lists and maps become JSON. */
function delugeText(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}

/** JSON as Deluge may write it: a message's quotes, backslashes and line breaks stay as they are [reported live]. */
function brokenJson(data: Json): string {
	const entries = Object.entries(data).map(([name, value]) =>
		typeof value === 'string' ? `"${name}":"${value}"` : `"${name}":${JSON.stringify(value)}`,
	);
	return `{${entries.join(',')}}`;
}
