import { reminders } from '../../cliq/endpoints';
import { rowsOf } from '../../cliq/paging';
import type { Operation } from '../../operation/operation';
import { newTimes, outcomeOf } from './reschedule';

/** As many as Cliq takes at once. [Zoho's OpenAPI, v3] */
const MAX_REMINDERS = 25;

export const rescheduleMany: Operation = {
	name: 'Reschedule Many',
	action: 'Reschedule many reminders',
	description: 'Move several reminders to other times',
	endpoints: [reminders.rescheduleMany],
	fields: [newTimes],
	options: [],

	async run(item) {
		const all = item.parameters.require(newTimes);
		const client = await item.client();
		const moved = [];
		for (let start = 0; start < all.length; start += MAX_REMINDERS) {
			const body = { reminders: all.slice(start, start + MAX_REMINDERS) };
			const answer = await client.call(reminders.rescheduleMany, { body });
			moved.push(...rowsOf(answer, reminders.rescheduleMany).map(outcomeOf));
		}
		const failed = moved.filter(({ success }) => success === false).length;
		if (failed > 0) item.hint([`${failed} of ${all.length} reminders could not be moved.`]);
		return moved.map((json) => ({ json }));
	},
};
