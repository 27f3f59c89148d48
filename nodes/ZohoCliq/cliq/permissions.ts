/** A permission as offered in the credential, and the Zoho scopes behind it. */
export interface Permission {
	readonly name: string;
	/** What it allows, in the user's words. */
	readonly description: string;
	/** Those of Cliq without their prefix `ZohoCliq.`. */
	readonly scopes: readonly string[];
	/** Whether Cliq allows it to administrators only. */
	readonly isForAdministrators?: true;
}

/** Always requested. */
const core = {
	name: 'Always Included',
	description:
		'Send messages, share files, list users, channels, chats and bots to pick from, and see who is connected',
	scopes: [
		'Webhooks.CREATE',
		'Bots.READ',
		'Channels.READ',
		'Chats.READ',
		'Users.READ',
		'Profile.READ',
	],
} as const satisfies Permission;

/**
 * Every permission beyond `core`, most wanted first, as the credential lists them. `messageactions` and
 * `messages.CREATE` are lower case on purpose: Zoho spells them that way.
 */
export const permissions = {
	readMessages: {
		name: 'Read Messages',
		description:
			'Message: Get, Get Many, Get Starred; File: Get Many, or Download from a message; Thread: Get Main Message; picking messages; Polling Trigger: New Message, New File',
		scopes: ['Messages.READ'],
	},
	downloadFiles: {
		name: 'Download Files',
		description: 'File: Download; Download Attachments in the triggers',
		scopes: ['Attachments.READ'],
	},
	editMessages: {
		name: 'Edit Messages',
		description: 'Message: Update, Create or Update, for messages that your account sent',
		scopes: ['Messages.UPDATE'],
	},
	deleteMessages: {
		name: 'Delete Messages',
		description: 'Message: Delete, Delete Many, Unstar',
		scopes: ['Messages.DELETE'],
	},
	react: {
		name: 'React to Messages',
		description: 'See, add and remove reactions',
		scopes: ['messageactions.READ', 'messageactions.CREATE', 'messageactions.DELETE'],
	},
	scheduleMessages: {
		name: 'Schedule Messages',
		description: 'Message: Schedule; see, change, send and delete scheduled messages; picking them',
		// The others are also those of reading, editing and deleting messages. [Zoho's OpenAPI, v3]
		scopes: ['messages.CREATE', 'Messages.READ', 'Messages.UPDATE', 'Messages.DELETE'],
	},
	reminders: {
		name: 'Reminders',
		description: 'See, create, change and delete reminders; picking reminders',
		scopes: ['Reminders.CREATE', 'Reminders.READ', 'Reminders.UPDATE', 'Reminders.DELETE'],
	},
	setStatus: {
		name: 'Set Status',
		description: 'Change your status, your status messages, quiet hours and preferences',
		scopes: ['Profile.CREATE', 'Profile.UPDATE', 'Profile.DELETE'],
	},
	manageChannels: {
		name: 'Manage Channels',
		description: 'Create, change, archive and delete channels, and change who is in them',
		scopes: ['Channels.CREATE', 'Channels.UPDATE', 'Channels.DELETE'],
	},
	manageChats: {
		name: 'Manage Chats',
		description:
			'Create, change, mute and leave chats, pin chats and messages; follow and close threads',
		scopes: ['Chats.UPDATE', 'Chats.CREATE', 'Chats.DELETE'],
	},
	manageTeams: {
		name: 'Manage Teams',
		description: 'See, create, change and delete teams; picking teams',
		scopes: ['Teams.READ', 'Teams.CREATE', 'Teams.UPDATE', 'Teams.DELETE'],
	},
	databaseRecords: {
		name: 'Database Records',
		description:
			'Database Record: create, get, update, upsert and delete records in databases of Cliq; picking records; Message: Create or Update, with Remember In: Database',
		scopes: ['StorageData.READ', 'StorageData.CREATE', 'StorageData.UPDATE', 'StorageData.DELETE'],
	},
	// Only v3 names these.
	manyDatabaseRecords: {
		name: 'Databases and Criteria',
		description:
			'Database Record: Update Many, Delete Many, criteria with several conditions; picking databases and columns',
		scopes: [
			'Datastores.READ',
			'DatastoreRecords.READ',
			'DatastoreRecords.UPDATE',
			'DatastoreRecords.DELETE',
		],
	},
	calendar: {
		name: 'Calendar Events',
		description:
			'See, create, change and delete events in your calendars, and answer invitations; picking calendars and events',
		// The last one is for searching. [another n8n node]
		scopes: [
			'CalendarEvents.ALL',
			'ZohoCalendar.calendar.ALL',
			'ZohoCalendar.event.ALL',
			'ZohoCalendar.search.READ',
		],
	},
	attendance: {
		name: 'Check In and Out',
		description: 'Check in and out of remote work',
		scopes: ['Profile.UPDATE'],
	},
	attendancePeople: {
		name: 'Attendance in Zoho People',
		description:
			'In addition to Check In and Out, if your organization records attendance in Zoho People',
		scopes: [
			'ZohoPeople.forms.READ',
			'ZohoPeople.employee.READ',
			'ZohoPeople.attendance.READ',
			'ZohoPeople.attendance.UPDATE',
		],
	},
	calls: {
		name: 'See Calls and Meetings',
		description: 'See the history of your calls and meetings, and who took part; picking calls',
		scopes: ['MediaSession.READ'],
	},
	// Not the scope of scheduling, which begins with the same word in lower case; only v3 names it.
	forwardAndStar: {
		name: 'Forward and Star Messages',
		description: 'Message: Forward, Star',
		scopes: ['Messages.CREATE'],
	},
	manageBots: {
		name: 'Manage Bots',
		description: 'Create, change and delete bots, and connect bots to the trigger',
		scopes: ['Bots.CREATE', 'Bots.UPDATE', 'Bots.DELETE'],
	},
	// Not the scopes of reactions, which begin with the same word in lower case.
	buildPlatform: {
		name: 'Commands, Functions, Message Actions',
		description:
			'Start workflows by slash commands, buttons and message actions; see, create, change and delete them',
		scopes: [
			'Commands.CREATE',
			'Commands.READ',
			'Commands.UPDATE',
			'Commands.DELETE',
			'Functions.CREATE',
			'Functions.READ',
			'Functions.UPDATE',
			'Functions.DELETE',
			'MessageActions.CREATE',
			'MessageActions.READ',
			'MessageActions.UPDATE',
			'MessageActions.DELETE',
		],
	},
	// Only v3 names these.
	manageExtensions: {
		name: 'Manage Extensions',
		description: 'Install and upgrade extensions that you develop, and change their properties',
		scopes: ['Extensions.CREATE', 'Extensions.READ', 'Extensions.UPDATE'],
	},
	mapTickers: {
		name: 'Map Tickers',
		description: 'Move what you show on the map of a widget',
		scopes: ['Applications.UPDATE'],
	},
	manageUsers: {
		name: 'Manage Users',
		description: 'For administrators: add users to your organization and change their details',
		// The last one is for pictures; it belongs to Zoho's profiles. [Zoho's OpenAPI]
		scopes: ['Users.CREATE', 'Users.UPDATE', 'Profile.orguserphoto.UPDATE'],
		isForAdministrators: true,
	},
	seeOrganization: {
		name: 'See Departments and Designations',
		description: 'See departments and designations (job titles) and who has them; picking them',
		scopes: ['Departments.READ', 'Designations.READ'],
	},
	manageOrganizationChart: {
		name: 'Manage Departments and Designations',
		description:
			'For administrators: create, change and delete departments and designations, and move people',
		scopes: [
			'Departments.CREATE',
			'Departments.UPDATE',
			'Departments.DELETE',
			'Designations.CREATE',
			'Designations.UPDATE',
			'Designations.DELETE',
		],
		isForAdministrators: true,
	},
	exportConversations: {
		name: 'Export Conversations',
		description:
			'For administrators: export all chats, channels and messages of the organization, also those of others',
		scopes: ['OrganizationChats.READ', 'OrganizationChannels.READ', 'OrganizationMessages.READ'],
		isForAdministrators: true,
	},
	manageUserFields: {
		name: 'Manage User Fields',
		description: 'For administrators: create, change and delete the fields of user profiles',
		scopes: ['UserFields.CREATE', 'UserFields.UPDATE', 'UserFields.DELETE'],
		isForAdministrators: true,
	},
	manageOrganization: {
		name: 'Manage Organization',
		description:
			'For administrators: roles and who has them, the domain of Cliq and the address it sends email from',
		scopes: [
			'Organisation.READ',
			'Organisation.CREATE',
			'Organisation.UPDATE',
			'Organisation.DELETE',
		],
		isForAdministrators: true,
	},
	manageDatabases: {
		name: 'Manage Databases',
		description: 'Create, change and delete databases and their columns',
		scopes: ['Datastores.CREATE', 'Datastores.UPDATE', 'Datastores.DELETE'],
	},
} as const satisfies Readonly<Record<string, Permission>>;

/**
 * What the permission `all` includes. One unknown scope fails the whole connection, so only permissions with
 * scopes of Cliq's v2 documents or reported live, and none that is only for administrators.
 */
const EVERYDAY = [
	'readMessages',
	'downloadFiles',
	'editMessages',
	'deleteMessages',
	'react',
	'scheduleMessages',
	'reminders',
	'setStatus',
	'manageChannels',
	'manageChats',
	'manageTeams',
] as const satisfies ReadonlyArray<keyof typeof permissions>;

/** What the credential offers, by value: `all` first, then every permission. */
export const choices: Readonly<Record<string, Permission>> = {
	all: {
		name: 'All Everyday Permissions',
		description: `All from ${permissions.readMessages.name} to ${permissions.manageTeams.name}`,
		scopes: [
			...new Set(
				EVERYDAY.flatMap((permission): readonly string[] => permissions[permission].scopes),
			),
		],
	},
	...permissions,
};

/** What a user grants in the credential; `core` is always requested. */
export type PermissionName = 'core' | keyof typeof permissions;

/** Of endpoints that need not succeed; never requested, so that a refusal concerns nothing else. */
type UnrequestedScope = 'Buddies.READ';

/** A scope of an endpoint, Cliq's without `ZohoCliq.`. */
export type ShortScope =
	| (typeof core)['scopes'][number]
	| (typeof permissions)[keyof typeof permissions]['scopes'][number]
	| UnrequestedScope;

/** Every permission. */
export const definitions: Readonly<Record<PermissionName, Permission>> = { core, ...permissions };
