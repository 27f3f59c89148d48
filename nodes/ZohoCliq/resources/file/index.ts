// Made by `npm run indexes` of what is in this folder.
import type { Resource } from '../../operation/operation';
import { download } from './download';
import { getMany } from './getMany';
import { upload } from './upload';
import { resource } from './resource';

export const file: Resource = {
	...resource,
	value: 'file',
	operations: { download, getMany, upload },
};
