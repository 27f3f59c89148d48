import type { JsonObject } from './json';
import { isJsonObject } from './json';

/**
 * Envelopes and names vary between responses. [reported live]
 *
 * @param answer a response that is one user
 * @returns the user's ZUID and record; undefined if there is none
 */
export function userIn(answer: unknown): { id: string; record: JsonObject } | undefined {
	if (!isJsonObject(answer)) return undefined;
	const record = isJsonObject(answer.data) ? answer.data : answer;
	const id = record.zuid ?? record.id ?? record.user_id;
	if (typeof id !== 'string' && typeof id !== 'number') return undefined;
	return { id: String(id), record };
}
