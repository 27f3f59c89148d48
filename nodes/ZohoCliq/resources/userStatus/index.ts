// Made by `npm run indexes` of what is in this folder.
import type { Resource } from '../../operation/operation';
import { clearTransient } from './clearTransient';
import { create } from './create';
import { remove } from './delete';
import { getCurrent } from './getCurrent';
import { getForUser } from './getForUser';
import { getMany } from './getMany';
import { set } from './set';
import { setTransient } from './setTransient';
import { resource } from './resource';

export const userStatus: Resource = {
	...resource,
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
