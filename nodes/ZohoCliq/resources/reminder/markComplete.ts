import { reminders } from '../../cliq/endpoints';
import { boolean } from '../../fields';
import type { Operation } from '../../operation/operation';
import { restOperation } from '../../operation/restOperation';
import { reminderId } from './fields';

const allOccurrences = boolean({
	name: 'allOccurrences',
	description: 'Whether to end a recurring reminder, not only this occurrence',
});

const words = {
	name: 'Mark Complete',
	action: 'Mark reminder as complete',
	description: 'Mark one of your own reminders as complete',
	path: { reminder: reminderId },
};

const once = restOperation({ ...words, endpoint: reminders.markComplete });

const series = restOperation({
	...words,
	endpoint: reminders.completeSeries,
	toBody: () => ({ status: 'completed', apply_to: 'all_occurrences' }),
});

export const markComplete: Operation = {
	...once,
	options: [allOccurrences],
	run: async (item) => await (item.options.read(allOccurrences) ? series : once).run(item),
};
