/** Whether a burst beyond Cliq's threshold arrives completely, and as fast as the threshold allows. */
import type { PacingResult } from '../children/pacing';
import { runChild } from '../spawn';
import type { Figure } from '../table';

/** Cliq accepts 50 messages per minute. */
const MESSAGES = 120;

/** The fastest possible: 50 at once, 50 after one minute, 20 after two; plus 5 %. */
const SECONDS_LIMIT = 120 * 1.05;

/** A burst of messages with thresholds enabled on both sides. */
export async function pacing(): Promise<Figure[]> {
	const result = await runChild<PacingResult>('pacing.ts', MESSAGES);
	const { seconds, delivered, refused } = result;
	const name = `${MESSAGES} messages at 50 per minute`;
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
