// Made by `npm run indexes` of what is in this folder.
import type { Resource } from '../../operation/operation';
import { checkAccess } from './checkAccess';
import { resource } from './resource';

export const account: Resource = {
	...resource,
	value: 'account',
	operations: { checkAccess },
};
