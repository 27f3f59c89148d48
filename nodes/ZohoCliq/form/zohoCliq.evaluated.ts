import { authenticationCredentials, authenticationField } from '../fields/authentication';
import { resources } from '../resources';
import { nodeProperties } from './nodeProperties';

/** The form of the Zoho Cliq node. */
export const properties = [authenticationField(), ...nodeProperties(resources, 'message')];

/** The credentials that it uses. */
export const credentials = authenticationCredentials();
