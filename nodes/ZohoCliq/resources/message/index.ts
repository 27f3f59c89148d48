// Made by `npm run indexes` of what is in this folder.
import type { Resource } from '../../operation/operation';
import { remove } from './delete';
import { get } from './get';
import { getMany } from './getMany';
import { getPinned } from './getPinned';
import { pin } from './pin';
import { schedule } from './schedule';
import { send } from './send';
import { sendTable } from './sendTable';
import { unpin } from './unpin';
import { update } from './update';
import { resource } from './resource';

export const message: Resource = {
	...resource,
	value: 'message',
	operations: {
		delete: remove,
		get,
		getMany,
		getPinned,
		pin,
		schedule,
		send,
		sendTable,
		unpin,
		update,
	},
};
