import { authenticationCredentials, authenticationField } from '../fields/authentication';
import { properties } from '../trigger/polling/fields';

/** The form of the Zoho Cliq Polling Trigger node. */
export const pollingProperties = [authenticationField(false), ...properties];

/** The credentials that it uses. */
export const pollingCredentials = authenticationCredentials();
