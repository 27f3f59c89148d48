import { adminResources } from '../adminResources';
import { nodeProperties } from './nodeProperties';

/** The form of the Zoho Cliq Admin node. */
export const adminProperties = nodeProperties(adminResources, 'department');
