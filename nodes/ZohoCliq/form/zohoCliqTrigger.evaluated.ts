import { authenticationField } from '../fields/authentication';
import { properties } from '../trigger/webhook/fields';

/** The form of the Zoho Cliq Trigger node, which signs in only to set up a bot. */
export const triggerProperties = [
	authenticationField(false, { connection: ['deluge'] }),
	...properties,
];
