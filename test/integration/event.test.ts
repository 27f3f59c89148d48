/** Events in calendars, with their files. */
import { createHash } from 'node:crypto';

import type { CalendarEvent } from '../../sandbox/calendar';
import { binaryOnDisk } from '../support/engine';
import { locator, useWorld } from './world';

const world = useWorld();

const HOUR = 3_600_000;
const START = Date.UTC(new Date().getFullYear() + 1, 6, 4, 12);

const named = (title: string): CalendarEvent => {
	const found = world.sandbox.organization.events.find((event) => event.title === title);
	if (!found) throw new Error(`There is no event "${title}"`);
	return found;
};
const picked = ({ id, calendarId }: CalendarEvent) => ({
	event: locator('id', id),
	calendar: locator('id', calendarId),
});
const sent = () => world.sandbox.requests.map(({ method, path }) => `${method} ${path}`);

const NEW = {
	title: 'Launch',
	startTime: new Date(START).toISOString(),
	endTime: new Date(START + HOUR).toISOString(),
};

describe('event.create', () => {
	it('sends times in milliseconds and the time zone of the workflow', async () => {
		const { items } = await world.run(
			'event.create',
			{ ...NEW, attendees: 'olivia.palmer@zylker.example, guest@example.com' },
			{ workflowSettings: { timezone: 'Asia/Tokyo' } },
		);
		expect(world.sandbox.requests[0]?.body).toEqual({
			title: 'Launch',
			start_time: START,
			end_time: START + HOUR,
			timezone: 'Asia/Tokyo',
			attendees: ['olivia.palmer@zylker.example', 'guest@example.com'],
		});
		expect(items[0]?.json).toMatchObject({ success: true, title: 'Launch', role: 'organizer' });
	});

	it('uploads the files first, whole and unchanged, and attaches them', async () => {
		const files = [Buffer.alloc(300_000, 'a'), Buffer.from('Agenda')];
		const binary = {
			plan: await binaryOnDisk(files[0] ?? '', { fileName: 'plan.bin', mimeType: 'a/b' }),
			agenda: await binaryOnDisk(files[1] ?? '', {
				fileName: 'agenda.txt',
				mimeType: 'text/plain',
			}),
		};
		const { error } = await world.run(
			'event.create',
			{ ...NEW, attachments: 'plan, agenda' },
			{ items: [{ json: {}, binary }] },
		);
		expect(error?.description).toBeUndefined();
		expect(sent()).toEqual([
			'POST /api/v2/events/attachments',
			'POST /api/v2/events/attachments',
			'POST /api/v2/events',
		]);
		const stored = named('Launch').attachments.map((id) =>
			world.sandbox.organization.files.find((file) => file.id === id),
		);
		expect(stored.map((file) => [file?.name, file?.sha256])).toEqual([
			[
				'plan.bin',
				createHash('sha256')
					.update(files[0] ?? '')
					.digest('hex'),
			],
			[
				'agenda.txt',
				createHash('sha256')
					.update(files[1] ?? '')
					.digest('hex'),
			],
		]);
	});

	it.each([
		['a missing file', { attachments: 'data' }, 'no binary field "data"'],
		['an end before the start', { endTime: NEW.startTime }, '"End Time" must be later'],
		['an unknown time zone', { additionalFields: { timezone: 'Berlin' } }, '"Time Zone" must be'],
		['an attendee without an email', { attendees: 'olivia' }, '"Attendees"'],
	])('refuses %s before anything is sent', async (_, wrong, message) => {
		const { problem } = await world.fail('event.create', { ...NEW, ...wrong });
		expect(problem.message).toContain(message);
		expect(sent()).toEqual([]);
	});
});

describe('event.update', () => {
	it('keeps what is not changed, and moves the end with the start', async () => {
		const { id, calendarId, end, start, timezone } = named('Zylker Marketing Forum');
		const updateFields = { startTime: start + HOUR };
		await world.run('event.update', { ...picked(named('Zylker Marketing Forum')), updateFields });
		expect(world.sandbox.requests.at(-1)).toMatchObject({
			path: `/api/v2/events/${encodeURIComponent(id)}`,
			body: {
				calendar_id: calendarId,
				title: 'Zylker Marketing Forum',
				type: 'video_conference',
				timezone,
				start_time: start + HOUR,
				end_time: end + HOUR,
			},
		});
	});

	it('keeps the answers of those who were invited before', async () => {
		const event = named('Zylker Marketing Forum');
		const attendees = 'Olivia.Palmer@zylker.example, guest@example.com';
		await world.run('event.update', { ...picked(event), updateFields: { attendees } });
		expect(event.attendees).toEqual([
			{ email: 'Olivia.Palmer@zylker.example', status: 'accepted' },
			{ email: 'guest@example.com', status: 'yet_to_respond' },
		]);
	});

	it('refuses a change of nothing before anything is sent', async () => {
		const { problem } = await world.fail('event.update', {
			...picked(named('Budget Review')),
			updateFields: {},
		});
		expect(problem.message).toContain('Update Fields');
		expect(problem.remedy).toBe(
			'Add what to change under "Location", "Description", "Remind Before" or "Update Fields".',
		);
		expect(sent()).toEqual([]);
	});
});

describe('event.delete', () => {
	it('says when the event is in another calendar, and deletes nothing', async () => {
		const event = named('Budget Review');
		const other = world.sandbox.organization.calendars.find(({ isHidden }) => isHidden);
		const { problem } = await world.fail('event.delete', {
			...picked(event),
			calendar: locator('id', other?.uid ?? ''),
		});
		expect(problem.message).toContain('could not find the event');
		expect(sent().filter((line) => line.startsWith('DELETE'))).toEqual([]);
		expect(world.sandbox.organization.events).toContain(event);
	});

	it('sends the latest edit tag, as a number', async () => {
		const event = named('Budget Review');
		event.editTag = 1_800_000_000_123;
		const { items } = await world.run('event.delete', picked(event));
		const path = `/api/v2/events/${encodeURIComponent(event.id)}`;
		expect(sent()).toEqual([`GET ${path}`, `DELETE ${path}`]);
		expect(world.sandbox.requests.at(-1)).toMatchObject({ query: {} });
		expect(world.sandbox.requests.at(-1)?.body).toEqual({
			calendar_id: event.calendarId,
			edit_tag: 1_800_000_000_123,
		});
		expect(items[0]?.json).toEqual({ success: true, deleted: true, eventId: event.id });
		expect(world.sandbox.organization.events).not.toContain(event);
	});
});

it('answers an invitation', async () => {
	const event = named('Budget Review');
	const { items } = await world.run('event.respond', {
		event: locator('id', event.id),
		response: 'declined',
	});
	expect(event.attendees).toMatchObject([{ status: 'declined' }]);
	expect(items[0]?.json).toMatchObject({ success: true, eventId: event.id, response: 'declined' });
});

it('lists calendars and events to pick from', async () => {
	const parameters = { resource: 'event', operation: 'get' };
	const calendars = await world.engine.listSearch('searchCalendars', { parameters });
	const events = await world.engine.listSearch('searchEvents', { parameters, filter: 'forum' });
	const { id, calendarId } = named('Zylker Marketing Forum');
	expect(calendars.results).toEqual([{ name: 'Scott', value: calendarId }]);
	expect(events.results).toEqual([
		{ name: expect.stringContaining('Zylker Marketing Forum') as string, value: id },
	]);
});
