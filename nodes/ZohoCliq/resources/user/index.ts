import type { Resource } from '../../operation/operation';
import { create } from './create';
import { get } from './get';
import { getLayouts } from './getLayouts';
import { getMany } from './getMany';
import { getTeams } from './getTeams';
import { update } from './update';

export const user: Resource = {
	name: 'User',
	value: 'user',
	operations: { create, get, getLayouts, getMany, getTeams, update },
};
