import type { CliqClient } from '../cliq/client';
import { WRONG_KEYS, wasRefused } from '../cliq/fallback';

/**
 * Sends with keys that not every Cliq accepts, dropping one after another that Cliq definitely rejects. A
 * key whose removal helped is remembered for the run. If something has already been sent, there is no
 * second try: it would arrive twice.
 *
 * @param keys in the order in which they are most dispensable
 * @param send sends with the given keys
 * @returns the result of `send`
 * @throws what `send` throws; of two refusals the first
 */
export async function withOptionalKeys<T>(
	client: CliqClient,
	keys: readonly string[],
	send: (keys: readonly string[]) => Promise<T>,
): Promise<T> {
	const { refusedKeys } = client.cache;
	const before = goneOut(client);
	const attempt = async (left: readonly string[]): Promise<T> =>
		await send(left).catch(async (error: unknown) => {
			const refused = refusedKeyOf(error, left);
			if (refused === undefined || goneOut(client) !== before) throw error;
			const others = left.filter((key) => key !== refused);
			const result = await attempt(others).catch((second: unknown) => {
				// The first refusal explains more than a second one, but not more than a lost message.
				throw wasRefused(second) && goneOut(client) === before ? error : second;
			});
			refusedKeys.add(refused);
			return result;
		});
	return await attempt(keys.filter((key) => !refusedKeys.has(key)));
}

function goneOut({ sent }: CliqClient): number {
	return sent.parts + sent.files;
}

/**
 * @returns the key that Cliq definitely rejected: the one it names, as in "'chatid' is an extra key in the
 * JSON Object." [reported live]; if it names none, the first
 */
function refusedKeyOf(error: unknown, keys: readonly string[]): string | undefined {
	if (!wasRefused(error)) return undefined;
	const { code, message } = error.refusal;
	if (!WRONG_KEYS.test(code ?? '')) return undefined;
	const named = keys.find((key) => new RegExp(`\\b${key.replace(/s$/, '')}s?\\b`).test(message));
	const namesAnother = /['"\u2018\u201c]\w+['"\u2019\u201d]/.test(message);
	return named ?? (namesAnother ? undefined : keys[0]);
}
