import { operationFailed } from '../answers';
import type { Call } from '../endpoint';
import type { User } from '../organization';

/**
 * A user that a request names by ZUID.
 * @throws Refusal for one that does not exist, including email addresses
 */
export function knownUser({ organization }: Pick<Call, 'organization'>, id: string): User {
	const found = organization.users.find((user) => user.id === id);
	if (!found) throw operationFailed();
	return found;
}
