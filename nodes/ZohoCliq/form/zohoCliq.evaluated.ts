import { authenticationField } from '../fields/authentication';
import { resources } from '../resources';
import { nodeProperties } from './nodeProperties';

/** The form of the Zoho Cliq node. */
export const properties = [authenticationField(true), ...nodeProperties(resources, 'message')];
