import { adminResources } from '../adminResources';
import { authenticationCredentials, authenticationField } from '../fields/authentication';
import { nodeProperties } from './nodeProperties';

/** The form of the Zoho Cliq Admin node. */
export const adminProperties = [
	authenticationField(false),
	...nodeProperties(adminResources, 'department'),
];

/** The credentials that it uses. */
export const adminCredentials = authenticationCredentials();
