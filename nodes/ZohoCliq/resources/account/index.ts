import type { Resource } from '../../operation/operation';
import { checkAccess } from './checkAccess';

export const account: Resource = {
	name: 'Account',
	value: 'account',
	operations: { checkAccess },
};
