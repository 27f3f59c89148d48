import { dateTime } from '../../fields';

/** Conversations by their last activity. */
export const activity = {
	modified_after: dateTime({
		name: 'modifiedAfter',
		description: 'Only conversations with activity after this time',
	}),
	modified_before: dateTime({
		name: 'modifiedBefore',
		description: 'Only conversations without activity after this time',
	}),
};
