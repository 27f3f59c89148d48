import { isFirstLine } from './engine';

/**
 * What to try on the newest line of n8n only. The lines differ in how they send requests, in their
 * classes of errors, in expressions and in where they keep files. Operations with code of their own
 * meet all of that on both lines; one that only fills a form goes through the same code, so that a
 * second line would find nothing that those do not.
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
