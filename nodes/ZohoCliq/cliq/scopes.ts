/** Which permission brings a scope, and which scopes a token grants. */
import type { PermissionName } from './permissions';
import { definitions } from './permissions';

/** A scope of several permissions belongs to the first one, which asks for the least. */
const byScope = new Map(
	Object.entries(definitions)
		.flatMap(([permission, { scopes }]) =>
			scopes.map((scope) => [fullScope(scope), permission as PermissionName] as const),
		)
		.reverse(),
);

/** @returns a scope as Zoho names it; one with three parts is not Cliq's, and already complete */
export function fullScope(scope: string): string {
	return scope.split('.').length > 2 ? scope : `ZohoCliq.${scope}`;
}

/** @returns the full scopes behind a permission */
export function scopesOf(permission: PermissionName): string[] {
	return definitions[permission].scopes.map(fullScope);
}

/** @returns the permission that grants a full scope, if any; of several the first */
export function permissionFor(scope: string): PermissionName | undefined {
	return byScope.get(scope);
}

/** @returns each scope once of a text that separates them by commas, spaces or both */
export function parseScopes(scopes: string): string[] {
	return [...new Set(scopes.split(/[\s,]+/).filter((scope) => scope !== ''))];
}

/**
 * @returns whether a token with these scopes has another: `ZohoCliq.Users.ALL` includes `ZohoCliq.Users.READ`.
 * Ignores case, in which Zoho's documents and token responses differ, except between two scopes that differ only
 * in it: those of reactions and of message actions.
 */
export function grants(granted: readonly string[], scope: string): boolean {
	const wanted = [scope, scope.replace(/\.[^.]*$/, '.ALL')];
	const inAnyCase = wanted.map((name) => name.toLowerCase());
	return granted.some(
		(name) =>
			wanted.includes(name) || (!byScope.has(name) && inAnyCase.includes(name.toLowerCase())),
	);
}
