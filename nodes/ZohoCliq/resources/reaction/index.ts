import type { Resource } from '../../operation/operation';
import { add } from './add';
import { getMany } from './getMany';
import { remove } from './remove';

export const reaction: Resource = {
	name: 'Reaction',
	value: 'reaction',
	operations: { add, getMany, remove },
};
