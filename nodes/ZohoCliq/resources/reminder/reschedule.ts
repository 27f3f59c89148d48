import type { JsonObject } from '../../cliq/json';
import { isJsonObject } from '../../cliq/json';
import type { IDataObject } from 'n8n-workflow';
import { dateTime, entries, mapped, required, trimmed } from '../../fields';

/** Reminders and their new times. */
export const newTimes = required(
	mapped(
		entries({
			name: 'reminders',
			label: 'New Times',
			description: 'Which reminders to move, and when to',
			entry: { name: 'reminder', label: 'Reminder' },
			fields: {
				reminderId: required(
					trimmed({
						description: 'Returned by Reminder: Get Many',
						placeholder: 'e.g. 11360000000205005',
					}),
				),
				time: required(dateTime({ description: 'When to remind' })),
			},
		}),
		(all) => all.map(({ reminderId, time }): IDataObject => ({ reminder_id: reminderId, time })),
	),
);

/** @returns an item for each reminder; Cliq may have moved only some. [Zoho's OpenAPI, v3] */
export function outcomeOf(row: JsonObject): IDataObject {
	const { reminder_id: reminderId, status, data, ...why } = row as IDataObject;
	const isDone = status === undefined || status === 'success';
	const known = isJsonObject(data) ? data : {};
	return { ...(isDone ? known : why), success: isDone, reminderId };
}
