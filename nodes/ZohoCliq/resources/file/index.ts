import type { Resource } from '../operation';
import { upload } from './upload';

export const file: Resource = { name: 'File', value: 'file', operations: { upload } };
