import type { Organization, User } from './organization';

export interface Reminder {
	id: string;
	creatorId: string;
	content: string;
	/** Milliseconds since the epoch. */
	time?: number;
	createdAt: number;
	completed: boolean;
	/** The recipients: users, or one chat. */
	users: Array<{ id: string; completed: boolean }>;
	chatId?: string;
	/** Its message: the chat, and the time at the beginning of the message ID. */
	message?: { chatId: string; time: number };
	/** The end of its snooze. */
	snoozedUntil?: number;
	/** ZUIDs of those who were notified again, each time. */
	notified: string[];
}

/** Mine: assigned to me or set for myself; others: what I set for others [spec]. */
export const CATEGORIES = ['mine', 'mine-completed', 'others', 'others-completed'];

export type NewReminder = Pick<Reminder, 'creatorId' | 'content'> & Partial<Reminder>;

/** A few reminders of the connected user, in each category. */
export function seedReminders(organization: Organization, now: number): void {
	const [scott = '', olivia = '', juergen = ''] = organization.users.map(({ id }) => id);
	const chatId = organization.chats.find(({ title }) => title === 'Launch Crew')?.id;
	const time = now + 86_400_000;
	const set = (reminder: Omit<NewReminder, 'creatorId'>) =>
		addReminder(organization, { creatorId: scott, time, ...reminder }, now);
	set({ content: 'Content review for ZylCal', users: [{ id: scott, completed: false }] });
	set({
		content: 'Annual sales report',
		users: [{ id: scott, completed: true }],
		completed: true,
	});
	set({
		content: 'Functionality design review',
		users: [olivia, juergen].map((id) => ({ id, completed: false })),
	});
	set({ content: 'Appathon submissions review', chatId });
	set({ content: 'Figures of May', users: [{ id: olivia, completed: true }], completed: true });
}

/** Stores a reminder. */
export function addReminder(
	organization: Organization,
	reminder: NewReminder,
	now: number,
): Reminder {
	const latest = organization.reminders.at(-1)?.id ?? '11360000000204001';
	const added: Reminder = {
		id: String(BigInt(latest) + 2n),
		createdAt: now,
		completed: false,
		users: [],
		notified: [],
		...reminder,
	};
	organization.reminders.push(added);
	return added;
}

/** The category in which a user sees a reminder; undefined for one that is not theirs. */
export function categoryOf(reminder: Reminder, user: User): string | undefined {
	const own = reminder.users.find(({ id }) => id === user.id);
	if (own) return own.completed ? 'mine-completed' : 'mine';
	if (reminder.creatorId !== user.id) return undefined;
	return reminder.completed ? 'others-completed' : 'others';
}

/** A reminder in the format of Cliq [spec]: users or chats, and the creator's ID as a number. */
export function reminderRecord(organization: Organization, reminder: Reminder) {
	const { id, creatorId, content, time, createdAt, completed, chatId, message } = reminder;
	return {
		creation_time: createdAt,
		creator: { name: organization.findUser(creatorId)?.name, id: Number(creatorId) },
		completed,
		content,
		...(time !== undefined && { time }),
		...(chatId === undefined
			? { users: reminder.users.map((user) => assigneeRecord(organization, user)) }
			: {
					chats: [
						{ completed, chat_id: chatId, title: organization.findChat(chatId)?.title ?? '' },
					],
				}),
		id,
		...(message && {
			message: { sender_id: creatorId, message_id: message.time, chat_id: message.chatId },
		}),
	};
}

/** A recipient of a reminder [spec]. */
export function assigneeRecord(organization: Organization, user: Reminder['users'][number]) {
	const { id, completed } = user;
	return { deleted: false, name: organization.findUser(id)?.name ?? '', completed, id };
}
