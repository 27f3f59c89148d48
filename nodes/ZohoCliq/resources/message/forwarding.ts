import type { IDataObject } from 'n8n-workflow';

import type { JsonObject } from '../../cliq/json';
import { isJsonObject } from '../../cliq/json';
import { cliqError, invalidInput } from '../../errors';

/** The form of Message: Forward. */
interface Forwarding extends Readonly<Record<string, unknown>> {
	readonly chat_id: string;
	readonly message_ids: string[];
}

/** @throws INVALID_INPUT if there is nobody to forward to */
export function checkRecipients({
	user_ids: users,
	chat_ids: chats,
}: Readonly<Record<string, unknown>>): void {
	if (users === undefined && chats === undefined) {
		throw invalidInput('Users', 'must not be empty when "Chat Names or IDs" is empty');
	}
}

/** @returns the body: the recipients are texts. [Zoho's OpenAPI, v3] */
export function toForwarding({ chat_id, message_ids, ...recipients }: Forwarding): IDataObject {
	const given = Object.entries(recipients).filter(([, value]) => value !== undefined);
	return {
		source: { chat_id, message_ids },
		recipients: Object.fromEntries(
			given.map(([key, value]) => [key, Array.isArray(value) ? value.join(',') : value]),
		) as IDataObject,
	};
}

/**
 * Cliq returns 200 even if it did nothing for some entries, and lists them. [Zoho's OpenAPI, v3]
 *
 * @returns the record
 * @throws REJECTED if it did nothing at all
 */
export function unlessAllFailed(record: JsonObject): JsonObject {
	const { failures, forwarded } = record;
	const isDone =
		isJsonObject(forwarded) &&
		Object.values(forwarded).some((ids) => Array.isArray(ids) && ids.length > 0);
	const [failure] = Array.isArray(failures) ? (failures as unknown[]) : [];
	if (isDone || !isJsonObject(failure)) return record;
	throw refusedEntry('forward the messages', failure);
}

/** @returns the error for the first of entries that were all refused */
export function refusedEntry(what: string, { id, error }: JsonObject) {
	const { code, message } = isJsonObject(error) ? error : {};
	return cliqError('REJECTED', {
		message: `Cliq did not ${what}`,
		httpStatus: 200,
		code: typeof code === 'string' ? code : null,
		description: `Cliq says about "${String(id)}": ${String(message ?? code)}`,
		remedy: 'Correct what Cliq complains about. Then run the node again. Nothing was carried out.',
	});
}
