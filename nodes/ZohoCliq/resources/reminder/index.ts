// Made by `npm run indexes` of what is in this folder.
import type { Resource } from '../../operation/operation';
import { assign } from './assign';
import { create } from './create';
import { remove } from './delete';
import { deleteCompleted } from './deleteCompleted';
import { deleteMany } from './deleteMany';
import { dismissSnooze } from './dismissSnooze';
import { get } from './get';
import { getMany } from './getMany';
import { markComplete } from './markComplete';
import { markIncomplete } from './markIncomplete';
import { remindAllAssignees } from './remindAllAssignees';
import { remindAssignee } from './remindAssignee';
import { snooze } from './snooze';
import { unassign } from './unassign';
import { update } from './update';
import { resource } from './resource';

export const reminder: Resource = {
	...resource,
	value: 'reminder',
	operations: {
		assign,
		create,
		delete: remove,
		deleteCompleted,
		deleteMany,
		dismissSnooze,
		get,
		getMany,
		markComplete,
		markIncomplete,
		remindAllAssignees,
		remindAssignee,
		snooze,
		unassign,
		update,
	},
};
