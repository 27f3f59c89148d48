import type { Organization, User } from './organization';

/** A user's presence and status text. */
export interface Presence {
	code: 'available' | 'busy' | 'invisible' | 'away';
	message: string;
	/** Has 19 digits and is sent as a JSON number [n8n peer node]. */
	id: bigint;
}

/** A saved status. */
export interface SavedStatus extends Presence {
	userId: string;
}

/** A status that expires. */
export interface TransientStatus extends Presence {
	userId: string;
	/** Milliseconds since the epoch. */
	expiry: number;
}

// The last digit is odd, so that a number read as a double is noticed.
const FIRST_ID = 1775998000028408801n;

/** A few statuses of the connected user. */
export function seedStatuses(organization: Organization): void {
	const userId = organization.connectedUserId;
	addStatus(organization, { userId, code: 'busy', message: 'In a meeting' });
	addStatus(organization, { userId, code: 'available', message: 'Coffee break' });
	addStatus(organization, { userId, code: 'invisible', message: 'Deep work' });
}

/** Saves a status. */
export function addStatus(
	organization: Organization,
	status: Omit<SavedStatus, 'id'>,
): SavedStatus {
	const latest = organization.statuses.at(-1)?.id ?? FIRST_ID;
	const added = { id: latest + 1002n, ...status };
	organization.statuses.push(added);
	return added;
}

/** A user's status at a given time: the transient one while it lasts. */
export function presenceOf(organization: Organization, user: User, now: number): Presence {
	const transient = organization.transientStatuses.find(({ userId }) => userId === user.id);
	const { code, message, id } = transient && transient.expiry > now ? transient : user.presence;
	return { code, message, id };
}
