// Made by `npm run indexes` of what is in this folder.
import type { Resource } from '../../operation/operation';
import { create } from './create';
import { get } from './get';
import { getLayouts } from './getLayouts';
import { getMany } from './getMany';
import { getTeams } from './getTeams';
import { update } from './update';
import { resource } from './resource';

export const user: Resource = {
	...resource,
	value: 'user',
	operations: { create, get, getLayouts, getMany, getTeams, update },
};
