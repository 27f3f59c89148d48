/**
 * What people see on the screen and errors tell them to use: fields, options and buttons. An error's remedy
 * is written where the error is found, mostly in cliq/, which knows no form. So the names that remedies
 * need stand here, below everything, and a test holds them against the form and the credential.
 */
export const fields = {
	channel: 'Channel',
	user: 'User',
	onRateLimit: 'On Rate Limit',
	maxWait: 'Max Wait (Seconds)',
} as const;

/** The value of On Rate Limit that lets a call wait. */
export const WAIT_CHOICE = 'Wait';

/** The mode in which a picker lists what there is. */
export const LIST_MODE = 'From List';

/** The operation that changes a message's text. */
export const UPDATE_MESSAGE = 'Message: Update';

/** What the credential shows. */
export const credential = {
	clientId: 'Client ID',
	clientSecret: 'Client Secret',
	cliqUrl: 'Cliq URL',
	customScopesOnly: 'Custom Scopes Only',
	dataCenter: 'Data Center',
	network: 'Network',
	permissions: 'Permissions',
} as const;

/** n8n's buttons have other names in each of its lines, [n8n 2.40 and 1.122]. */
export const buttons = {
	connect: '"Connect" ("Connect my account" in n8n 1.x)',
	reconnect: '("Switch account", in n8n 1.x "Reconnect")',
} as const;
