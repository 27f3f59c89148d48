import { randomUUID } from 'node:crypto';

/**
 * Random hexadecimal digits, taken from UUIDs, which Node.js generates in batches: tests need tokens for each of
 * their runs.
 * @param count a multiple of 32
 */
export function randomHex(count: number): string {
	return Array.from({ length: count / 32 }, () => randomUUID().replaceAll('-', '')).join('');
}
