import type { Resource } from '../../operation/operation';
import { getMany } from './getMany';
import { getMembers } from './getMembers';
import { leave } from './leave';
import { mute } from './mute';
import { unmute } from './unmute';

export const chat: Resource = {
	name: 'Chat',
	value: 'chat',
	operations: { getMany, getMembers, leave, mute, unmute },
};
