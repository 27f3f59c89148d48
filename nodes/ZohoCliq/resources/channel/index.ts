// Made by `npm run indexes` of what is in this folder.
import type { Resource } from '../../operation/operation';
import { addBot } from './addBot';
import { addMembers } from './addMembers';
import { approve } from './approve';
import { archive } from './archive';
import { changeMemberRole } from './changeMemberRole';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getMany } from './getMany';
import { getMembers } from './getMembers';
import { join } from './join';
import { leave } from './leave';
import { reject } from './reject';
import { removeBot } from './removeBot';
import { removeMembers } from './removeMembers';
import { unarchive } from './unarchive';
import { update } from './update';
import { updatePermissions } from './updatePermissions';
import { resource } from './resource';

export const channel: Resource = {
	...resource,
	value: 'channel',
	operations: {
		addBot,
		addMembers,
		approve,
		archive,
		changeMemberRole,
		create,
		delete: remove,
		get,
		getMany,
		getMembers,
		join,
		leave,
		reject,
		removeBot,
		removeMembers,
		unarchive,
		update,
		updatePermissions,
	},
};
