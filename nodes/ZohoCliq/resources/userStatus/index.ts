import type { Resource } from '../../operation/operation';
import { clearTransient } from './clearTransient';
import { create } from './create';
import { remove } from './delete';
import { getCurrent } from './getCurrent';
import { getForUser } from './getForUser';
import { getMany } from './getMany';
import { set } from './set';
import { setTransient } from './setTransient';

export const userStatus: Resource = {
	name: 'User Status',
	value: 'userStatus',
	operations: {
		clearTransient,
		create,
		delete: remove,
		getCurrent,
		getForUser,
		getMany,
		set,
		setTransient,
	},
};
