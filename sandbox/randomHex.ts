import { randomUUID } from 'node:crypto';

/**
 * Random hexadecimal digits, of which Node.js makes those of UUIDs in advance: a token for every run of a test
 * has to be cheap.
 * @param count a multiple of 32
 */
export function randomHex(count: number): string {
	return Array.from({ length: count / 32 }, () => randomUUID().replaceAll('-', '')).join('');
}
