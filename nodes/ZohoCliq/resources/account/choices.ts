import type { IDataObject } from 'n8n-workflow';

import { grants, permissionFor } from '../../cliq/permissions';
import type { Operation } from '../../operation/operation';
import { scopesOf } from '../../operation/operation';

/**
 * @param granted undefined or null if the token does not list its scopes
 * @returns the access to choices of an operation that need more than the operation itself
 */
export function accessToChoices(
	{ alsoUses = [] }: Operation,
	granted?: readonly string[] | null,
): IDataObject[] {
	return alsoUses.map(({ choice, endpoints }) => {
		const scopes = scopesOf(endpoints);
		const missing = scopes.filter((scope) => granted && !grants(granted, scope));
		const permission = permissionFor(missing[0] ?? scopes[0] ?? '') ?? null;
		return { choice, scopes, granted: granted ? missing.length === 0 : null, permission };
	});
}
