import type { Organization, User } from './organization';

export interface Calendar {
	/** Addresses its events. */
	uid: string;
	id: string;
	ownerId: string;
	name: string;
	isHidden: boolean;
}

export interface CalendarEvent {
	id: string;
	calendarId: string;
	/** Grows with each change. */
	editTag: number;
	organizerId: string;
	title: string;
	start: number;
	end: number;
	timezone: string;
	type: string;
	location: string;
	description: string;
	attendees: Array<{ email: string; status: string }>;
	reminders: unknown[];
	/** IDs of its files. */
	attachments: string[];
}

/** A call, meeting or broadcast that has taken place. */
export interface MediaSession {
	id: string;
	sessionId: string;
	nrsId: string;
	type: string;
	title: string;
	start: number;
	end: number;
	hostId: string;
	participants: string[];
}

const HOUR = 3_600_000;

/** Two calendars of the connected user, one of them hidden, with an event in each and one invitation; and some calls. */
export function seedCalendar(organization: Organization, now: number): void {
	const [scott, olivia] = organization.users;
	if (!scott || !olivia) return;
	const calendars = [
		{ uid: 'NDg4MTc3NTAwMDAwMDAwOTAwM3wzMzMyY2NjMQ==', name: 'Scott', isHidden: false },
		{ uid: '1683be4ab6c74d2ab02e6450a0b34d4a', name: 'Holidays', isHidden: true },
	];
	for (const [index, calendar] of calendars.entries()) {
		const id = String(310935000000002003n + BigInt(index));
		organization.calendars.push({ ...calendar, id, ownerId: scott.id });
	}
	const [own, holidays] = organization.calendars.map(({ uid }) => uid);
	const start = now + 24 * HOUR;
	const add = (title: string, calendarId: string | undefined, organizer: User, hours: number) =>
		addEvent(organization, {
			title,
			calendarId: calendarId ?? '',
			organizerId: organizer.id,
			start: start + hours * HOUR,
			end: start + (hours + 1) * HOUR,
			type: 'video_conference',
			attendees: [{ email: olivia.email, status: 'accepted' }],
		});
	add('Zylker Marketing Forum', own, scott, 0);
	add('Summer Party', holidays, scott, 2);
	const invitation = add('Budget Review', own, olivia, 4);
	invitation.attendees = [{ email: scott.email, status: 'yet_to_respond' }];
	seedCalls(organization, now);
}

/** Stores an event. */
export function addEvent(
	organization: Organization,
	given: Pick<CalendarEvent, 'calendarId' | 'organizerId'> & Partial<CalendarEvent>,
): CalendarEvent {
	const number = 0x427812df9891223an + BigInt(organization.events.length);
	const added: CalendarEvent = {
		id: `${number.toString(16)}ca537f0e8e7ad2a7c@zoho.com`,
		editTag: 1738835150914,
		title: '',
		start: 0,
		end: 0,
		timezone: 'Asia/Kolkata',
		type: 'normal_event',
		location: '',
		description: '',
		attendees: [],
		reminders: [],
		attachments: [],
		...given,
	};
	organization.events.push(added);
	return added;
}

/** An event in the format of Cliq [spec]. */
export function eventRecord(organization: Organization, event: CalendarEvent, user: User) {
	const person = (idOrEmail: string) => {
		const known = organization.findUser(idOrEmail);
		return {
			name: known?.name ?? idOrEmail,
			email: known?.email ?? idOrEmail,
			id: known?.id ?? '',
		};
	};
	const organizer = person(event.organizerId);
	return {
		location: event.location,
		is_big_chat_event: false,
		type: event.type,
		isallday: false,
		creator: organizer,
		entity_type: 8,
		end_time: event.end,
		attendees: event.attendees.map(({ email, status }) => ({ status, ...person(email) })),
		edit_tag: String(event.editTag),
		start_time: event.start,
		id: event.id,
		...(event.type.endsWith('conference') && {
			meeting_link: 'https://cliq.zoho.com/meeting/1BK4IK987W6W',
		}),
		timezone: event.timezone,
		description: event.description,
		calendar_id: event.calendarId,
		organizer,
		title: event.title,
		role: event.organizerId === user.id ? 'organizer' : 'attendee',
	};
}

function seedCalls({ users, calls }: Organization, now: number): void {
	const types = ['video_conference', 'audio_conference', 'assembly', 'direct_call'];
	for (const [index, type] of types.entries()) {
		const start = now - (index + 1) * HOUR;
		calls.push({
			id: String(392330000000598005n + BigInt(index)),
			sessionId: `b13d0691-ca45-47c7-b6ad-6cbdf339b9e${index}`,
			nrsId: `62440502_${start}_${start - 1}`,
			type,
			title: `Campaign ${index + 1}`,
			start,
			end: start + HOUR / 2,
			hostId: users[index % 2]?.id ?? '',
			participants: users.slice(0, 3).map(({ id }) => id),
		});
	}
}
