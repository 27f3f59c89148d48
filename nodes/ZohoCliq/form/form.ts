import { operations, resources } from '../resources/index';
import { nodeProperties } from './nodeProperties';

/**
 * The node's form. The build evaluates this file (`scripts/bundle.ts`) and puts in its place what comes
 * out: n8n then loads the form as data, and operations only when one of them runs.
 */
export const properties = nodeProperties(resources, operations);
