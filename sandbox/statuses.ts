import type { Organization, User } from './organization';

/** What a person's dot and the words beside it say. */
export interface Presence {
	code: 'available' | 'busy' | 'invisible';
	message: string;
	/** Has 19 digits and goes out as a JSON number [n8n peer node]. */
	id: bigint;
}

/** A status that somebody saved. */
export interface SavedStatus extends Presence {
	userId: string;
}

/** A status that ends by itself. */
export interface TransientStatus extends Presence {
	userId: string;
	/** Milliseconds since the epoch. */
	expiry: number;
}

// Odd in the last digit, so that a number read as a double shows.
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
	const added = { ...status, id: latest + 1002n };
	organization.statuses.push(added);
	return added;
}

/** What somebody's dot says at a time: the transient status while it lasts. */
export function presenceOf(organization: Organization, user: User, now: number): Presence {
	const transient = organization.transientStatuses.find(({ userId }) => userId === user.id);
	const { code, message, id } = transient && transient.expiry > now ? transient : user.presence;
	return { code, message, id };
}
