import { resources } from '../resources';
import { nodeProperties } from './nodeProperties';

/** The form of the Zoho Cliq node. */
export const properties = nodeProperties(resources, 'message');
