import type { CliqClient } from '../../cliq/client';
import { connectedUser, FORBIDDEN, ignoring, UNKNOWN } from '../../cliq/connectedUser';
import { channels, users } from '../../cliq/endpoints';
import { starts } from '../../cliq/starts';
import { boolean } from '../../fields';
import type { Operation } from '../../operation/operation';
import type { Account } from './report';
import { accessTo, reportOn } from './report';

const listOperations = boolean({
	name: 'listOperations',
	label: 'List All Operations',
	description: 'Whether to also return each operation with its scopes',
});

export const checkAccess: Operation = {
	name: 'Check Access',
	action: 'Check access of account',
	description: 'See your account, its data center, and which operations lack a permission',
	endpoints: [users.getMe],
	fields: [],
	options: [listOperations],
	runs: 'once',

	async run(item) {
		const client = await item.client();
		const account = await whoIsConnected(client);
		await probe(client);
		const access = [...(await item.allOperations()), ...starts].map((entry) =>
			accessTo(entry, client.connection),
		);
		const report = reportOn(account, client.connection, access);
		item.hint([report.summary]);
		if (item.options.read(listOperations) !== true) return report;
		return { ...report, operations: access.map(({ row }) => row) };
	},
};

async function whoIsConnected(client: CliqClient): Promise<Account | null> {
	const user = await connectedUser(client);
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
