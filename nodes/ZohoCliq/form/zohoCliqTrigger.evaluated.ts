import { authenticationCredentials, authenticationField } from '../fields/authentication';
import { properties } from '../trigger/webhook/fields';

/** The form of the Zoho Cliq Trigger node, which signs in only to set up a bot. */
export const triggerProperties = [authenticationField({ connection: ['deluge'] }), ...properties];

/** The credentials that it uses for that. */
export const triggerCredentials = authenticationCredentials({ connection: ['webhookBot'] });
