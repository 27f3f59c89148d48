import type { JsonObject } from './json';

/**
 * @param aliases Cliq's key by the name that the node's fields and other outputs have for the same value
 * @returns the record, with those values under both names
 */
export function withAliases(
	record: JsonObject,
	aliases: Readonly<Record<string, string>>,
): JsonObject {
	const known = Object.entries(aliases).filter(([, key]) => record[key] !== undefined);
	return { ...record, ...Object.fromEntries(known.map(([name, key]) => [name, record[key]])) };
}
