/**
 * The seed of a random test. `npm test` always uses the same, so that it fails only for what was
 * changed; `npm run test:random` sets another one.
 *
 * @param fixed the seed of `npm test`
 */
export function seedOr(fixed: number): number {
	const { FC_SEED } = process.env;
	if (!FC_SEED) return fixed;
	const seed = Number(FC_SEED);
	if (!Number.isInteger(seed)) throw new Error(`FC_SEED must be an integer, not "${FC_SEED}"`);
	return seed;
}
