import { invalidInput } from '../errors';
import { pathSegment } from './urls';

/** What no name or ID contains, but an address that was pasted as a whole does. */
export const BEYOND_NAME = /[/\\?#\p{Cc}]/u;

/**
 * @param label of the field with the unique name or ID of a Cliq Network
 * @param remedy by default to correct the field
 * @returns the beginning of every path in it [Zoho's API guide]
 * @throws INVALID_INPUT for what cannot be one
 */
export function networkPath(label: string, network: string, remedy?: string): string {
	if (BEYOND_NAME.test(network)) {
		const why = 'must be what follows /network/ in the address of a Cliq Network, and nothing else';
		throw invalidInput(label, why, remedy);
	}
	return `/network/${pathSegment(label, network)}`;
}
