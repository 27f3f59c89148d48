import type { IDataObject } from 'n8n-workflow';

import type { CliqClient } from '../../cliq/client';
import type { Connection } from '../../cliq/connection';
import type { Endpoint } from '../../cliq/endpoints';
import { channels, remoteWork, users } from '../../cliq/endpoints';
import type { ErrorKind } from '../../errors';
import { CliqError } from '../../errors';
import type { JsonObject } from '../../cliq/json';
import { grants, permissionFor } from '../../cliq/permissions';
import { userIn } from '../../cliq/user';
import type { OperationEntry, Operation } from '../../operation/operation';
import { scopesOf } from '../../operation/operation';
import { accessToChoices } from './choices';

export const checkAccess: Operation = {
	name: 'Check Access',
	action: 'Check access of account',
	description:
		'See which account is connected, in which data center, and which operations lack a permission',
	endpoints: [users.getMe],
	fields: [],
	options: [],
	runs: 'once',

	async run(item) {
		const client = await item.client();
		const account = await whoIsConnected(client);
		await probe(client);
		const { dataCenter, grantedScopes, requestedScopes } = client.connection;
		return {
			account,
			dataCenter: { ...dataCenter },
			grantedScopes: grantedScopes && [...grantedScopes],
			requestedScopes: [...requestedScopes],
			operations: item.operations.map((entry) => accessTo(entry, grantedScopes)),
		};
	},
};

/**
 * The guide's `users/me` is undocumented; remote work's profile is documented, as is its `source`. The last
 * one has no name, but requires fewer scopes.
 */
const PROFILES: ReadonlyArray<{ endpoint: Endpoint; query?: Record<string, string> }> = [
	{ endpoint: users.getMe },
	{ endpoint: remoteWork.getMe, query: { source: 'remote_tools' } },
];

/** The errors for a missing scope or right. */
const FORBIDDEN: readonly ErrorKind[] = ['SCOPE_INSUFFICIENT', 'PERMISSION_DENIED'];

/** The same, and those for an endpoint that Cliq does not know. */
const UNKNOWN = [...FORBIDDEN, 'ENDPOINT_INVALID', 'REJECTED', 'UNKNOWN_ERROR'] as const;

async function whoIsConnected(client: CliqClient): Promise<IDataObject | null> {
	for (const { endpoint, query } of PROFILES) {
		const answer = await client.call(endpoint, { query }).catch(ignoring(UNKNOWN));
		const account = answer && toAccount(answer);
		if (account) return account;
	}
	return null;
}

function toAccount(answer: JsonObject): IDataObject | null {
	const user = userIn(answer);
	if (!user) return null;
	const { id, record } = user;
	return {
		id,
		name: firstText(record.display_name, record.full_name, record.name),
		email: firstText(record.email_id, record.email),
	};
}

function firstText(...values: unknown[]): string | null {
	return values.find((value): value is string => typeof value === 'string' && value !== '') ?? null;
}

/**
 * Checks that the API itself responds to this account: the guide's list of buddies, or, if Cliq does not
 * know it, the documented and harmless list of channels.
 *
 * @throws the error of both, except for a missing scope or right: the list of operations reports those
 */
async function probe(client: CliqClient): Promise<void> {
	const answered = await client.call(users.getBuddies).catch(ignoring(UNKNOWN));
	if (answered) return;
	await client.call(channels.getMany, { query: { limit: 1 } }).catch(ignoring(FORBIDDEN));
}

function ignoring(kinds: readonly ErrorKind[]): (error: unknown) => undefined {
	return (error) => {
		if (error instanceof CliqError && kinds.includes(error.problem.kind)) return undefined;
		throw error;
	};
}

function accessTo(
	{ resource, operation, definition }: OperationEntry,
	grantedScopes: Connection['grantedScopes'],
): IDataObject {
	const scopes = scopesOf(definition.endpoints);
	const missing = scopes.filter((scope) => grantedScopes && !grants(grantedScopes, scope));
	return {
		resource,
		operation,
		scopes,
		// Null if the token does not list its scopes.
		granted: grantedScopes && missing.length === 0,
		permission: permissionFor(missing[0] ?? scopes[0] ?? '') ?? null,
		...(definition.alsoUses && { choices: accessToChoices(definition, grantedScopes) }),
	};
}
