// Made by `npm run indexes` of what is in this folder.
import type { Resource } from '../../operation/operation';
import { addMembers } from './addMembers';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getMany } from './getMany';
import { getMembers } from './getMembers';
import { removeMember } from './removeMember';
import { update } from './update';
import { resource } from './resource';

export const team: Resource = {
	...resource,
	value: 'team',
	operations: {
		addMembers,
		create,
		delete: remove,
		get,
		getMany,
		getMembers,
		removeMember,
		update,
	},
};
