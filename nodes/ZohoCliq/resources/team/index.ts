import type { Resource } from '../../operation/operation';
import { addMembers } from './addMembers';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getMany } from './getMany';
import { getMembers } from './getMembers';
import { removeMember } from './removeMember';
import { update } from './update';

export const team: Resource = {
	name: 'Team',
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
