// Made by `npm run indexes` of what is in this folder.
import type { Resource } from '../../operation/operation';
import { addFollowers } from './addFollowers';
import { create } from './create';
import { follow } from './follow';
import { getFollowers } from './getFollowers';
import { getMainMessage } from './getMainMessage';
import { getMany } from './getMany';
import { getNonFollowers } from './getNonFollowers';
import { removeFollowers } from './removeFollowers';
import { reply } from './reply';
import { setAutoFollow } from './setAutoFollow';
import { unfollow } from './unfollow';
import { updateState } from './updateState';
import { resource } from './resource';

export const thread: Resource = {
	...resource,
	value: 'thread',
	operations: {
		addFollowers,
		create,
		follow,
		getFollowers,
		getMainMessage,
		getMany,
		getNonFollowers,
		removeFollowers,
		reply,
		setAutoFollow,
		unfollow,
		updateState,
	},
};
