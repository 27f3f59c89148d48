import { cliqError } from '../../errors';
import type { JsonObject } from '../../cliq/json';
import { isJsonObject } from '../../cliq/json';

/** Why Cliq rejects an address. [Zoho's help page] */
const REASONS: Readonly<Record<string, string>> = {
	'email.activeuser': 'This person is in your organization already.',
	'email.invitation.blocked': 'This person has refused too many invitations.',
	'email.pendinguser': 'This person is invited already.',
	'zohoaccount.conflict': 'The address belongs to another Cliq account.',
};

/**
 * Cliq returns 200 even if it rejected the user, and says so in the body. [Zoho's OpenAPI]
 *
 * @returns the record of a call that writes one user
 * @throws REJECTED if the user was rejected
 */
export function unlessRejected(record: JsonObject): JsonObject {
	const { failed_users: failed } = record;
	const [failure] = isJsonObject(failed) ? Object.entries(failed) : [];
	if (!failure) return record;
	const [email, reason] = failure;
	const code = typeof reason === 'string' ? reason : JSON.stringify(reason);
	throw cliqError('REJECTED', {
		message: `Cliq rejected ${email}: ${code}`,
		httpStatus: 200,
		code,
		description: REASONS[code] ?? 'Cliq rejected this user.',
		remedy: 'Correct the email address, or the details of the user, and run the node again.',
	});
}
