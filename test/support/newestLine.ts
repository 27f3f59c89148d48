import { isFirstLine } from './engine';

/**
 * What to test on the newest line of n8n only. The lines differ in how they send requests, in their
 * error classes, in expressions and in where they store files. Operations with code of their own
 * cover all of that on both lines, and every kind of request meets every fault on both; the rest
 * shares the same code, so that a second line would find nothing more.
 *
 * @returns the cases on the newest line, none on the others
 */
export function onNewestLineOnly<T>(cases: readonly T[]): readonly T[] {
	return isFirstLine ? [] : cases;
}

/** @returns a number of random runs: all on the newest line, a quarter on the others */
export function mostOnNewestLine(runs: number): number {
	return isFirstLine ? Math.ceil(runs / 4) : runs;
}
