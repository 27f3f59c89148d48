import { dateTime } from '../../fields';

/** The time range of the messages to list. */
export const timeRange = {
	fromtime: dateTime({ name: 'after', description: 'Only messages sent at or after this time' }),
	totime: dateTime({ name: 'before', description: 'Only messages sent up to this time' }),
};
