import { del, get, group, limit, post, put } from './endpoint';

export const reminders = group('reminders', {
	create: post('/reminders', 'Reminders.CREATE', limit(50, 10)),
	getMany: get('/reminders', 'Reminders.CREATE', limit(30, 10)),
	get: get('/reminders/{reminder}', 'Reminders.READ', limit(30, 10)),
	update: put('/reminders/{reminder}', 'Reminders.UPDATE', limit(30, 10)),
	delete: del('/reminders/{reminder}', 'Reminders.DELETE', limit(30, 10)),
	deleteMany: del('/reminders/batch', 'Reminders.DELETE', limit(30, 10)),
	deleteCompleted: del('/reminders/clearcompleted', 'Reminders.UPDATE', limit(10, 10)),
	markComplete: put('/reminders/{reminder}/complete', 'Reminders.UPDATE', limit(30, 10)),
	markIncomplete: put('/reminders/{reminder}/incomplete', 'Reminders.UPDATE', limit(30, 10)),
	snooze: put('/reminders/{reminder}/snooze', 'Reminders.UPDATE', limit(30, 10)),
	dismissSnooze: put('/reminders/{reminder}/dismisssnooze', 'Reminders.UPDATE', limit(30, 10)),
	assign: post('/reminders/{reminder}/users', 'Reminders.UPDATE', limit(30, 10)),
	unassign: del('/reminders/{reminder}/users/{user}', 'Reminders.UPDATE', limit(30, 10)),
	remindAssignee: put(
		'/reminders/{reminder}/users/{user}/remind',
		'Reminders.UPDATE',
		limit(30, 10),
		{ idempotent: false },
	),
	// Published without `/api`. [Zoho's OpenAPI, v3]
	getForChat: get('/v3/chats/{chat}/reminders', 'Reminders.READ', limit(20, 10)),
	completeSeries: put('/api/v3/reminders/{reminder}', 'Reminders.UPDATE', limit(20, 10)),
	rescheduleMany: put('/api/v3/reminders/edits', 'Reminders.UPDATE', limit(20, 10)),
	remindAllAssignees: put('/reminders/{reminder}/remind', 'Reminders.UPDATE', limit(30, 10), {
		idempotent: false,
	}),
});
