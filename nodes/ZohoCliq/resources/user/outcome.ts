import type { IDataObject } from 'n8n-workflow';

import { cliqError } from '../../errors';
import type { JsonObject } from '../../cliq/json';
import { isJsonObject } from '../../cliq/json';
import { recordOf } from '../../cliq/paging';
import { writeResult } from '../../operation/restOperation';
import type { RequestDraft } from '../../operation/request';

/** Why Cliq does not take an address. [Zoho's help page] */
const REASONS: Readonly<Record<string, string>> = {
	'email.activeuser': 'This person is in your organization already.',
	'email.invitation.blocked': 'This person has refused too many invitations.',
	'email.pendinguser': 'This person is invited already.',
	'zohoaccount.conflict': 'The address belongs to another Cliq account.',
};

/**
 * Cliq answers 200 also when it refused the user, and says so inside. [Zoho's OpenAPI]
 *
 * @returns the output of a call that writes one user
 * @throws REJECTED when it was refused
 */
export function outcome(answer: JsonObject, { path }: RequestDraft): IDataObject {
	const record = recordOf(answer);
	const failures = isJsonObject(record.failed_users) ? Object.entries(record.failed_users) : [];
	const [failure] = failures;
	if (!failure) return writeResult(record as IDataObject, path);
	const [email, reason] = failure;
	const code = typeof reason === 'string' ? reason : JSON.stringify(reason);
	throw cliqError('REJECTED', {
		message: `Cliq did not take ${email}: ${code}`,
		httpStatus: 200,
		code,
		description: REASONS[code] ?? 'Cliq refused this user.',
		remedy: 'Correct the email address, or the details of the user, and run the node again.',
	});
}
