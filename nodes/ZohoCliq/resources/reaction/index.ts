// Made by `npm run indexes` of what is in this folder.
import type { Resource } from '../../operation/operation';
import { add } from './add';
import { getMany } from './getMany';
import { remove } from './remove';
import { resource } from './resource';

export const reaction: Resource = {
	...resource,
	value: 'reaction',
	operations: { add, getMany, remove },
};
