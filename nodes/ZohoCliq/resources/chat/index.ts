// Made by `npm run indexes` of what is in this folder.
import type { Resource } from '../../operation/operation';
import { getMany } from './getMany';
import { getMembers } from './getMembers';
import { leave } from './leave';
import { mute } from './mute';
import { unmute } from './unmute';
import { resource } from './resource';

export const chat: Resource = {
	...resource,
	value: 'chat',
	operations: { getMany, getMembers, leave, mute, unmute },
};
