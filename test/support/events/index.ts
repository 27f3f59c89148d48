import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { JsonObject } from '../../../nodes/ZohoCliq/cliq/json';
import { readBody } from '../../../nodes/ZohoCliq/events/body';
import { readEnvelope } from '../../../nodes/ZohoCliq/events/envelope';
import type { EventItem } from '../../../nodes/ZohoCliq/events/flatItem';
import type { Surroundings } from '../../../nodes/ZohoCliq/events/item';
import { toItem } from '../../../nodes/ZohoCliq/events/item';

/** When events are received in tests. */
export const RECEIVED_AT = Date.parse('2026-05-04T09:00:00Z');

/** An event with the parts that tests change. */
export interface Sample extends JsonObject {
	handler: JsonObject;
	params: JsonObject & { user: JsonObject; chat: JsonObject; access: JsonObject };
}

/** @returns one of Zoho's own sample events [zcatalyst-cli 1.23.0, MIT] */
export function sample(name: string): Sample {
	return JSON.parse(readFileSync(join(__dirname, 'samples', `${name}.json`), 'utf8')) as Sample;
}

/** @returns the item for the body of a webhook, undefined if it is no event */
export function itemOf(raw: unknown, around: Partial<Surroundings> = {}): EventItem | undefined {
	const body = readBody(typeof raw === 'string' ? raw : JSON.stringify(raw));
	const envelope = body && readEnvelope(body);
	return envelope && toItem(envelope, { receivedAt: RECEIVED_AT, ...around });
}
