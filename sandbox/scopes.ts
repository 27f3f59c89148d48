/**
 * Every scope this accounts server knows, from Zoho's OpenAPI documents; case matters, and some are intentionally lower case.
 * `Teams.*` are on Zoho's help page only. The guide's `ZohoCliq.files.CREATE` and `ZohoCliq.full_access` are in no
 * document and so unknown here: requesting one fails the whole authorization.
 */
const CLIQ_SCOPES: Record<string, readonly string[]> = {
	Applications: ['UPDATE'],
	Attachments: ['READ'],
	BotMessages: ['CREATE'],
	// Another Cliq client requests it.
	Buddies: ['READ'],
	Bots: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
	CalendarEvents: ['ALL'],
	Channels: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
	Chats: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
	Commands: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
	Datastores: ['ALL', 'CREATE', 'READ', 'UPDATE', 'DELETE'],
	DatastoreRecords: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
	Departments: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
	Designations: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
	Extensions: ['CREATE', 'READ', 'UPDATE'],
	Functions: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
	MediaSession: ['READ'],
	MessageActions: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
	Messages: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
	Organisation: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
	// The document names chats only; a peer needed the other two as well.
	OrganizationChannels: ['READ'],
	OrganizationChats: ['READ'],
	OrganizationMessages: ['READ'],
	Profile: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
	Reminders: ['ALL', 'CREATE', 'READ', 'UPDATE', 'DELETE'],
	StorageData: ['ALL', 'CREATE', 'READ', 'UPDATE', 'DELETE'],
	Teams: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
	// The document spells the last two `Userfields`; a peer uses these.
	UserFields: ['CREATE', 'UPDATE', 'DELETE'],
	Userfields: ['UPDATE', 'DELETE'],
	Users: ['CREATE', 'READ', 'UPDATE'],
	Webhooks: ['CREATE', 'UPDATE', 'DELETE'],
	messageactions: ['CREATE', 'READ', 'DELETE'],
	messages: ['CREATE'],
};

const OTHER_SCOPES = [
	'Profile.orguserphoto.UPDATE',
	'ZohoCalendar.calendar.ALL',
	'ZohoCalendar.event.ALL',
	// Needed by a peer for searching events.
	'ZohoCalendar.search.READ',
	'ZohoPeople.attendance.READ',
	'ZohoPeople.attendance.UPDATE',
	'ZohoPeople.dashboard.READ',
	'ZohoPeople.employee.READ',
	'ZohoPeople.forms.READ',
];

/** All scopes that exist, as Zoho spells them. */
export const KNOWN_SCOPES: readonly string[] = [
	...Object.entries(CLIQ_SCOPES).flatMap(([group, verbs]) =>
		verbs.map((verb) => `ZohoCliq.${group}.${verb}`),
	),
	...OTHER_SCOPES,
];

/**
 * Whether a token may do something.
 * @param granted the token's scopes
 * @param needed the endpoint's scope; `X.ALL` covers every `X.…`
 */
export function isGranted(granted: readonly string[], needed: string): boolean {
	return granted.includes(needed) || granted.includes(needed.replace(/\.[^.]*$/, '.ALL'));
}
