import { resources } from '../resources';
import { nodeProperties } from './nodeProperties';

/** The form of the node Zoho Cliq. */
export const properties = nodeProperties(resources, 'message');
