/**
 * Names shown on screen that errors refer to: fields, options and buttons. An error's remedy is written
 * where the error is detected, mostly in cliq/, which does not know the form. So the names that remedies
 * need are here, below everything, and a test checks them against the form and the credential.
 */
export const fields = {
	authentication: 'Authentication',
	bot: 'Bot',
	channel: 'Channel',
	chat: 'Chat',
	connection: 'Connection',
	user: 'User',
	returnAll: 'Return All',
	limit: 'Limit',
	onRateLimit: 'On Rate Limit',
	maxWait: 'Max Wait (Seconds)',
	network: 'Network',
	includeOwn: 'Include Own',
	includeThreads: 'Include Threads',
	downloadAttachments: 'Download Attachments',
	publicKey: 'Public Key',
	takeOver: 'Take Over',
	returnMessageId: 'Wait for Message ID',
	replyTo: 'Reply To',
	messageAction: 'Message Action',
} as const;

/** The fields of every user's profile by Cliq's keys, in the order of the form. [Zoho's OpenAPI] */
export const profileFields = {
	first_name: 'First Name',
	last_name: 'Last Name',
	display_name: 'Display Name',
	department_id: 'Department',
	designation_id: 'Designation',
	reporting_to_zuid: 'Reporting To (ID or Email)',
	employee_id: 'Employee ID',
	work_location: 'Work Location',
	mobile: 'Mobile',
	phone: 'Phone',
	extension: 'Extension',
	timezone: 'Time Zone',
	language: 'Language Code',
	country: 'Country Code',
} as const;

/** The value of On Rate Limit that lets a call wait. */
export const WAIT_CHOICE = 'Wait';

/** The value of Send Attachments As that sends files apart from the text. */
export const SHARE_CHOICE = 'Share Files';

/** The mode in which a picker lists existing things. */
export const LIST_MODE = 'From List';

/** The mode in which a channel or bot is entered by its name. */
export const NAME_MODE = 'By Name';

/** The mode in which a direct chat is entered by the other person's email or ID. */
export const EMAIL_MODE = 'By User Email';

/** The mode in which the trigger's bot is created. */
export const NEW_MODE = 'New Bot';

/** The operation that changes a message's text. */
export const UPDATE_MESSAGE = 'Message: Update';

/** Texts of the credential. */
export const credential = {
	accountsUrl: 'Accounts URL',
	clientId: 'Client ID',
	clientSecret: 'Client Secret',
	code: 'Code',
	cliqUrl: 'Cliq URL',
	customScopes: 'Custom Scopes',
	customScopesOnly: 'Custom Scopes Only',
	dataCenter: 'Data Center',
	limitShare: "Share of Cliq's Limits (%)",
	network: 'Cliq Network',
	permissions: 'Permissions',
	refreshToken: 'Refresh Token',
	prefix: 'Company or Network',
	token: 'Token',
} as const;

/** Where Cliq shows webhook tokens. [Zoho's help] */
export const WHERE_TOKENS_ARE =
	'In Cliq, click your picture, then Bots & Tools and Webhook Tokens.';

/** n8n's buttons are named differently in each of its major versions. [n8n 2.40 and 1.122] */
export const buttons = {
	connect: '"Connect" ("Connect my account" in n8n 1.x)',
	reconnect: '("Switch account", in n8n 1.x "Reconnect")',
} as const;
