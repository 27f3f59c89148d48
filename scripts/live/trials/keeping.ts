import * as endpoints from '../../../nodes/ZohoCliq/cliq/endpoints';
import type { JsonObject } from '../../../nodes/ZohoCliq/cliq/json';
import { timeInMessageId } from '../../../nodes/ZohoCliq/cliq/messageId';
import type { Lab } from '../lab';
import { answerOf } from '../lab';
import { momentOf, objectOf, textOf } from '../places';
import type { Finding, Trial } from '../trial';
import { finding, Untried } from '../trial';
import { chosenChat, MESSAGE, sendMessage, TEXT } from './writing';

const HOUR = 3_600_000;

/** Pins, reminders and scheduled messages. */
export const keepingTrials: Trial[] = [
	{
		name: 'pin-expiry',
		assumption: 'The expiry_time of a pin is a time, not a duration.',
		matters: 'Message: Pin (resources/message/pin.ts)',
		writes: `a pin, removed again, of ${MESSAGE}; nothing where something is pinned`,
		needs: ['chat'],
		async run(lab) {
			const path = { chat: chosenChat(lab) };
			const before = await lab.need(endpoints.chats.getPinnedMessage, { path });
			if (objectOf(before.data).message) throw new Untried('something is pinned in the chat');
			const expiry = Date.now() + HOUR;
			const body = { id: await sendMessage(lab), expiry_time: expiry, notify: false };
			const answer = await lab.ask(endpoints.chats.pinMessage, { path, body });
			if (!answer.isSuccess) return finding(false, answerOf(answer));
			lab.later('the pin', async () => await lab.ask(endpoints.chats.unpinMessage, { path }));
			const after = await lab.need(endpoints.chats.getPinnedMessage, { path });
			const found = momentOf(objectOf(after.data).expiry_time);
			const minutes = Math.round((found - expiry) / 60_000);
			return finding(minutes === 0, `${answerOf(answer)}, ${minutes} minutes off`);
		},
	},
	{
		name: 'reminder-time',
		assumption: 'The time of a reminder is a number.',
		matters: 'Reminder: Create, Update, which send a text next (resources/reminder/fields.ts)',
		writes: 'a reminder for yourself, deleted again',
		async run(lab) {
			return await remind(lab, { content: TEXT, time: Date.now() + 24 * HOUR });
		},
	},
	{
		name: 'reminder-time-only',
		assumption: 'A reminder needs no content if it has a time.',
		matters: 'Reminder: Create (resources/reminder/fields.ts)',
		writes: 'a reminder for yourself, deleted again',
		async run(lab) {
			return await remind(lab, { time: Date.now() + 24 * HOUR });
		},
	},
	{
		name: 'reminder-message',
		assumption:
			"A reminder of a message takes the time in the message's ID as a number, and nothing else.",
		matters: 'Reminder: Create for a message (resources/reminder/target.ts)',
		writes: `a reminder, deleted again, of ${MESSAGE}`,
		needs: ['chat'],
		async run(lab) {
			const message = Number(timeInMessageId(await sendMessage(lab)));
			return await remind(lab, { chat_id: chosenChat(lab), message_id: message });
		},
	},
	{
		name: 'schedule',
		assumption: 'A message is scheduled by a time like 20250211T090000 and a time zone.',
		matters: 'Message: Schedule (resources/message/schedule.ts)',
		writes: 'a scheduled message in --chat, deleted again',
		needs: ['chat'],
		run: async (lab) => await schedule(lab, {}),
	},
	{
		name: 'schedule-card',
		assumption: 'A scheduled message takes a card, for which only a text is published.',
		matters: 'Message: Schedule with a card (messaging/edit.ts)',
		writes: 'a scheduled message in --chat, deleted again',
		needs: ['chat'],
		run: async (lab) =>
			await schedule(lab, { card: { theme: 'modern-inline', title: 'Live test' } }),
	},
];

async function remind(lab: Lab, body: JsonObject): Promise<Finding> {
	const answer = await lab.ask(endpoints.reminders.create, { body });
	const reminder = textOf(objectOf(answer.json).id);
	if (answer.isSuccess) {
		lab.later('a reminder', async () => {
			return await lab.ask(endpoints.reminders.delete, { path: { reminder } });
		});
	}
	return finding(answer.isSuccess, answerOf(answer));
}

async function schedule(lab: Lab, more: JsonObject): Promise<Finding> {
	const chat = chosenChat(lab);
	// In whichever time zone Cliq reads it, this is not over.
	const time = new Date(Date.now() + 48 * HOUR).toISOString().replace(/[-:]|\.\d+Z/g, '');
	const body = { text: TEXT, schedule_time: time, schedule_timezone: 'Europe/London', ...more };
	const { create, delete: remove } = endpoints.scheduledMessages;
	const answer = await lab.ask(create, { path: { chat }, body });
	if (answer.isSuccess) {
		const scheduledMessage = textOf(objectOf(answer.json).id);
		lab.later('a scheduled message', async () => {
			return await lab.ask(remove, { path: { chat, scheduledMessage } });
		});
	}
	return finding(answer.isSuccess, answerOf(answer));
}
