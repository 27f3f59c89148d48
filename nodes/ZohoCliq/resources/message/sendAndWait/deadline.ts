import { tryToParseDateTime, WAIT_INDEFINITELY } from 'n8n-workflow';

import { invalidInput } from '../../../errors';
import type { Chosen } from '../../../fields/commonOptions';
import { waitOptions } from './fields';

const MINUTE_MS = 60_000;

const UNIT_MS = { minutes: MINUTE_MS, hours: 60 * MINUTE_MS, days: 24 * 60 * MINUTE_MS };

/** The last moment that a JavaScript date can hold. [ECMAScript] */
const LAST_MS = 8.64e15;

/**
 * @returns when the wait ends; n8n's own "never" without a limit
 * @throws INVALID_INPUT for a limit that is missing, over or in no calendar
 */
export function readDeadline(options: Chosen): Date {
	const limit = options.read(waitOptions.limitWaitTime);
	if (limit === undefined) return WAIT_INDEFINITELY;
	const { displayName: label } = waitOptions.limitWaitTime.property;
	const { limitType, resumeAmount = 45, resumeUnit = 'minutes', maxDateAndTime } = limit;
	if (limitType !== 'atSpecifiedTime') {
		if (resumeAmount === 0) throw invalidInput(`${label}: Amount`, 'must be more than 0');
		const end = Date.now() + resumeAmount * UNIT_MS[resumeUnit];
		if (end > LAST_MS) throw invalidInput(`${label}: Amount`, 'is too large');
		return new Date(end);
	}
	const moment = `${label}: Max Date and Time`;
	if (maxDateAndTime === undefined) throw invalidInput(moment, 'must not be empty');
	if (maxDateAndTime <= Date.now()) throw invalidInput(moment, 'is in the past');
	return new Date(maxDateAndTime);
}

/** @returns whether somebody set a limit */
export function isLimited(deadline: Date): boolean {
	return deadline.getTime() !== WAIT_INDEFINITELY.getTime();
}

/** @returns for example `26 Nov 14:03` */
export function shortMoment(moment: Date, zone: string): string {
	return tryToParseDateTime(moment, zone).toFormat('d LLL HH:mm');
}
