import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { seedAdministration } from './administration';
import { seedDatabases } from './databases';
import { seedCalendar } from './calendar';
import type { Channel, Chat, NewFile, Organization, User } from './organization';
import { seedOrganizationChart } from './organizationChart';
import { drawChart } from './picture';
import { seedReminders } from './reminders';
import { seedStatuses } from './statuses';
import { seedTeams } from './teams';

const FOUNDED = Date.UTC(2023, 2, 6, 8, 30);
const MINUTE = 60_000;

interface Person {
	id: string;
	first: string;
	last: string;
	department: string;
	designation: string;
	mail?: string;
	admin?: boolean;
	status?: User['status'];
}

const PEOPLE: Person[] = [
	{
		id: '631830849',
		first: 'Scott',
		last: 'Fisher',
		department: 'Management',
		designation: 'Managing Director',
		admin: true,
	},
	{
		id: '631831446',
		first: 'Olivia',
		last: 'Palmer',
		department: 'Marketing',
		designation: 'Content Lead',
	},
	{
		id: '631832107',
		first: 'Jürgen',
		last: 'Größl',
		mail: 'juergen.groessl',
		department: 'Engineering',
		designation: 'Platform Engineer',
	},
	{
		id: '631832998',
		first: 'Zoë',
		last: 'Åkerström',
		mail: 'zoe.akerstrom',
		department: 'Support',
		designation: 'Support Engineer',
	},
	{
		id: '631833520',
		first: 'Li',
		last: 'Jung',
		department: 'Sales',
		designation: 'Account Manager',
	},
	{
		id: '631834011',
		first: 'Ryan',
		last: 'West',
		department: 'Engineering',
		designation: 'Web Developer',
	},
	{
		id: '631834785',
		first: 'Patricia',
		last: 'James',
		department: 'People',
		designation: 'HR Partner',
		admin: true,
	},
	{
		id: '631835330',
		first: 'Tim',
		last: 'Harrison',
		department: 'Sales',
		designation: 'Former Associate',
		status: 'inactive',
	},
];

/**
 * Fills an empty organization with its people, channels, chats and bots.
 * Names are Zoho's own examples or similar; addresses end in the reserved `.example`.
 * @param history also some earlier messages with a picture and a table
 * @param now where "earlier" ends
 */
export function seed(organization: Organization, history: boolean, now: number): void {
	seedPeople(organization);
	const [scott, olivia, juergen, zoe, li, ryan, patricia] = PEOPLE.map((person) => person.id);
	const everybody = PEOPLE.filter((person) => !person.status).map((person) => person.id);
	const ids = (...people: Array<string | undefined>) => people.filter((id) => id !== undefined);
	organization.connectedUserId = scott ?? '';

	organization.addBot({
		uniqueName: 'newsbot',
		name: 'News Bot',
		description: 'Company news, as they happen',
		creatorId: scott ?? '',
		subscribers: ids(scott, olivia, juergen, li),
	});
	organization.addBot({
		uniqueName: 'timesheetbot',
		name: 'Timesheet Bot',
		description: 'Reminds you of your hours',
		creatorId: patricia ?? '',
		subscribers: ids(patricia, zoe, scott),
	});
	organization.addBot({
		uniqueName: 'lonelybot',
		name: 'Lonely Bot',
		description: 'Nobody has subscribed yet',
		creatorId: scott ?? '',
		subscribers: [],
	});

	const announcements = organization.addChannel(
		{
			uniqueName: 'announcements',
			name: 'Announcements',
			description: 'What everybody should know',
			level: 'organization',
			members: everybody,
			bots: ['newsbot'],
		},
		FOUNDED,
	);
	const marketing = organization.addChannel(
		{
			uniqueName: 'zylkermarketing',
			name: 'Zylker Marketing',
			description: 'Campaigns, content and figures',
			level: 'team',
			members: ids(olivia, scott, li),
			bots: ['newsbot'],
		},
		FOUNDED,
	);
	organization.addChannel(
		{
			uniqueName: 'customersupport',
			name: 'Customer Support',
			description: 'Tickets that need more than one head',
			level: 'organization',
			members: ids(zoe, scott, juergen, ryan),
		},
		FOUNDED,
	);
	organization.addChannel(
		{
			uniqueName: 'leadership',
			name: 'Leadership',
			description: 'Plans not ready for everybody',
			level: 'private',
			members: ids(scott, patricia),
		},
		FOUNDED,
	);
	// One that the connected user has not joined: posting there is refused.
	organization.addChannel(
		{
			uniqueName: 'developersguild',
			name: "Developers' Guild",
			description: 'Code, coffee and curiosity',
			level: 'organization',
			members: ids(juergen, ryan),
		},
		FOUNDED,
	);

	// A bot participates here too, so that a file can be shared with a user as that bot.
	const withOlivia = organization.addChat(
		{
			type: 'dm',
			title: '',
			members: ids(scott, olivia),
			bots: ['newsbot'],
			creatorId: scott ?? '',
		},
		FOUNDED,
	);
	organization.addChat(
		{ type: 'dm', title: '', members: ids(juergen, scott), creatorId: juergen ?? '' },
		FOUNDED,
	);
	const launch = organization.addChat(
		{
			type: 'chat',
			title: 'Launch Crew',
			members: ids(scott, olivia, juergen, ryan),
			bots: ['newsbot'],
			creatorId: olivia ?? '',
		},
		FOUNDED,
	);
	// A chat without the connected user.
	organization.addChat(
		{ type: 'dm', title: '', members: ids(olivia, ryan), creatorId: ryan ?? '' },
		FOUNDED,
	);

	seedOrganizationChart(organization);
	seedAdministration(organization, FOUNDED);
	seedDatabases(organization);
	seedTeams(organization, FOUNDED);
	seedStatuses(organization);
	seedReminders(organization, now);
	seedCalendar(organization, now);
	if (history) seedHistory(organization, now, { announcements, marketing, withOlivia, launch });
}

function seedPeople(organization: Organization): void {
	PEOPLE.forEach((person, index) => {
		organization.users.push({
			id: person.id,
			firstName: person.first,
			lastName: person.last,
			name: `${person.first} ${person.last}`,
			email: `${person.mail ?? `${person.first}.${person.last}`.toLowerCase()}@zylker.example`,
			status: person.status ?? 'active',
			admin: person.admin ?? false,
			department: person.department,
			designation: person.designation,
			timezone: 'Europe/Berlin',
			country: 'Germany',
			presence: {
				code: index % 3 === 2 ? 'busy' : 'available',
				message: index % 3 === 2 ? 'In a meeting' : 'Available',
				// The last digit is odd, so that a number read as a double is noticed.
				id: 1775998000034476123n + BigInt(index * 1002),
			},
		});
	});
}

function seedHistory(
	organization: Organization,
	now: number,
	places: { announcements: Channel; marketing: Channel; withOlivia: Chat; launch: Chat },
): void {
	const say = (
		minutesAgo: number,
		email: string,
		to: Channel | Chat,
		text: string,
		file?: NewFile,
	) => {
		const user = organization.findUser(`${email}@zylker.example`);
		if (!user) return;
		const channel = 'chatId' in to ? to : undefined;
		organization.storeMessage(
			{
				chatId: channel?.chatId ?? to.id,
				to: channel
					? { type: 'channel', id: channel.id, uniqueName: channel.uniqueName }
					: { type: 'chat', id: to.id },
				text,
				sender: { id: user.id, name: user.name },
			},
			file ? [file] : [],
			now - minutesAgo * MINUTE,
		);
	};
	const react = (email: string, emoji: string) => {
		const message = organization.messages.at(-1);
		const user = organization.findUser(`${email}@zylker.example`);
		if (message && user) message.reactions = [{ emoji, userId: user.id, time: message.time + 1 }];
	};
	const { announcements, marketing, withOlivia, launch } = places;
	say(1500, 'patricia.james', announcements, '### Summer party\nSave the date: *Friday, 4 pm*.');
	say(1460, 'zoe.akerstrom', announcements, '_Lovely!_ I bring cake.');
	say(
		220,
		'olivia.palmer',
		marketing,
		'Sign-ups of the week',
		storeFile(organization, 'sign-ups.png', 'image/png', drawChart([4, 6, 5, 9, 12, 11, 15])),
	);
	say(215, 'li.jung', marketing, '! Sign-ups of the week\nWhat happened on *Thursday*?');
	say(95, 'olivia.palmer', withOlivia, 'Hi! What time is the review today?');
	say(92, 'scott.fisher', withOlivia, 'At 3 pm, see [the plan](https://www.example.com/plan).');
	react('olivia.palmer', '👍');
	say(
		90,
		'olivia.palmer',
		withOlivia,
		'My notes for it',
		storeFile(organization, 'notes.txt', 'text/plain', Buffer.from('Budget\nDates\nNames\n')),
	);
	say(
		40,
		'juergen.groessl',
		launch,
		'The numbers so far',
		storeFile(
			organization,
			'Überblick – März.csv',
			'text/csv',
			Buffer.from('week,tickets\n10,42\n11,37\n12,29\n'),
		),
	);
	say(35, 'ryan.west', launch, 'Deployed with `npm run release`, all ~red~ green.');
}

/** Written once: a reset leaves the file, since it would be the same again. */
function storeFile(
	{ seededFiles, directory }: Organization,
	name: string,
	contentType: string,
	bytes: Buffer,
): NewFile {
	const known = seededFiles.get(name);
	if (known) return known;
	const path = join(directory, `seed-${seededFiles.size}`);
	writeFileSync(path, bytes);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const file = { name, contentType, size: bytes.length, sha256, path };
	seededFiles.set(name, file);
	return file;
}
