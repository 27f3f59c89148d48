/** Whether a burst beyond Cliq's threshold arrives whole, and as fast as the threshold allows. */
import type { PacingResult } from '../children/pacing';
import { runChild } from '../spawn';
import type { Figure } from '../table';

/** Cliq takes 50 messages a minute. */
const MESSAGES = 120;

/** Nothing faster is possible: 50 at once, 50 after a minute, 20 after two; and 5 % more. */
const SECONDS_LIMIT = 120 * 1.05;

/** A burst of messages with the thresholds on at both sides. */
export async function pacing(): Promise<Figure[]> {
	const result = await runChild<PacingResult>('pacing.ts', MESSAGES);
	const { seconds, delivered, refused } = result;
	const name = `${MESSAGES} messages at 50 a minute`;
	return [
		{ name, measured: seconds, unit: 's', limit: SECONDS_LIMIT },
		{ name: `${name}: refused`, measured: refused, unit: '', limit: 0 },
		{
			name: `${name}: lost, doubled or out of order`,
			measured: MESSAGES - delivered,
			unit: '',
			limit: 0,
		},
	];
}
