import type { Resource } from '../../operation/operation';
import { download } from './download';
import { getMany } from './getMany';
import { upload } from './upload';

export const file: Resource = {
	name: 'File',
	value: 'file',
	first: 'upload',
	operations: { download, getMany, upload },
};
