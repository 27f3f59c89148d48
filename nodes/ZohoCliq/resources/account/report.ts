import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../../cliq/connection';
import { dataCenters } from '../../cliq/dataCenters';
import { isInOtherDataCenter, wrongDataCenterHint } from '../../cliq/explain/connection';
import { lists } from '../../cliq/lists';
import type { PermissionName } from '../../cliq/permissions';
import { definitions } from '../../cliq/permissions';
import { grants, permissionFor } from '../../cliq/scopes';
import type { Start } from '../../cliq/starts';
import type { ChoiceUse, OperationEntry } from '../../operation/operation';
import { scopesOf } from '../../operation/operation';

/** The connected account, as far as Cliq says. */
export type Account = Readonly<Record<'id', string>> &
	Readonly<Record<'name' | 'email', string | null>>;

/** An operation, or what starts a workflow. */
type Counted = Omit<OperationEntry, 'definition'> & { readonly definition: Start };

/** What an operation needs, and what of it the connection lacks. */
export interface Access {
	readonly name: string;
	readonly missing: readonly string[];
	/** As returned. */
	readonly row: IDataObject;
}

/** More operations are counted in the summary, not named. */
const MANY_NAMES = 4;

/** @returns the access of the connection to an operation */
export function accessTo(
	{ resource, operation, name, definition }: Counted,
	{ grantedScopes }: Connection,
): Access {
	const { alsoUses, endpoints } = definition;
	const { missing, row } = granting(endpoints, grantedScopes);
	// Some choices in its form need more.
	const choices = alsoUses?.map((use) => ({
		choice: use.choice,
		...granting(use.endpoints, grantedScopes).row,
	}));
	return { name, missing, row: { resource, operation, ...row, ...(choices && { choices }) } };
}

function granting(endpoints: ChoiceUse['endpoints'], grantedScopes: Connection['grantedScopes']) {
	const scopes = scopesOf(endpoints);
	const missing = missingOf(scopes, grantedScopes);
	const row = {
		scopes,
		// Null if the token does not list its scopes.
		granted: grantedScopes && missing.length === 0,
		permission: permissionFor(missing[0] ?? scopes[0] ?? '') ?? null,
	};
	return { missing, row };
}

/** @returns what Check Access returns: a sentence, then the facts behind it */
export function reportOn(
	account: Account | null,
	connection: Connection,
	access: readonly Access[],
) {
	const { grantedScopes, requestedScopes } = connection;
	const dataCenter = dataCenterOf(connection);
	const allowed = grantedScopes && access.filter(({ missing }) => missing.length === 0).length;
	const missing = missingPermissions(access);
	const summary = [
		`${connectedAs(account)} in ${dataCenter.actualName ?? dataCenter.chosenName}.${wrongDataCenterHint(connection)}`,
		allowed === null
			? 'Zoho did not say which operations are allowed.'
			: `${allowed} of ${access.length} operations are allowed.`,
		...sentence(`Missing permission${missing.length > 1 ? 's' : ''}`, missing.map(withOperations)),
		...sentence('Missing for lists to pick from', missingLists(connection)),
		...sentence('Connecting again would add', addedByConnecting(connection)),
	].join(' ');
	return {
		summary,
		account,
		dataCenter,
		missingPermissions: missing,
		allowed,
		grantedScopes: grantedScopes && [...grantedScopes],
		requestedScopes: [...requestedScopes],
	};
}

function connectedAs(account: Account | null): string {
	if (!account) return 'Connected (Cliq did not say as whom)';
	const { id, name, email } = account;
	return `Connected as ${name ?? id}${email === null ? '' : ` (${email})`}`;
}

function dataCenterOf(connection: Connection) {
	const { chosen, actual } = connection.dataCenter;
	return {
		chosen,
		actual,
		chosenName: chosen === 'custom' ? connection.cliqUrl : dataCenters[chosen].label,
		actualName: actual && dataCenters[actual].label,
		// Null if Zoho does not say where the account is.
		matches: actual && !isInOtherDataCenter(connection),
	};
}

function missingOf(scopes: readonly string[], granted: Connection['grantedScopes']): string[] {
	return granted ? scopes.filter((scope) => !grants(granted, scope)) : [];
}

function missingPermissions(access: readonly Access[]) {
	const names = Object.keys(definitions) as PermissionName[];
	const lacking = (permission: PermissionName) => ({
		permission,
		name: definitions[permission].name,
		operations: access
			.filter(({ missing }) => missing.some((scope) => permissionFor(scope) === permission))
			.map(({ name }) => name),
	});
	return names.map(lacking).filter(({ operations }) => operations.length > 0);
}

function withOperations({ name, operations }: ReturnType<typeof missingPermissions>[number]) {
	const { length } = operations;
	return `${name} (${length < MANY_NAMES ? operations.join(', ') : `${length} operations`})`;
}

/** Lists in the form, which may need more than the operation they belong to. */
function missingLists({ grantedScopes }: Connection): string[] {
	return Object.entries(lists)
		.filter(([, { endpoint }]) => missingOf(endpoint.scopes, grantedScopes).length > 0)
		.map(([list]) => list.replace(/[A-Z]/g, ' $&').toLowerCase());
}

/** What the credential requests, but was not granted when the account was connected. */
function addedByConnecting({ grantedScopes, requestedScopes }: Connection): string[] {
	const nameOf = (scope: string) => {
		const permission = permissionFor(scope);
		return permission ? definitions[permission].name : scope;
	};
	return [...new Set(missingOf(requestedScopes, grantedScopes).map(nameOf))];
}

function sentence(beginning: string, listed: readonly string[]): string[] {
	return listed.length === 0 ? [] : [`${beginning}: ${listed.join(', ')}.`];
}
