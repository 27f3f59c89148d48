import { invalidInput } from '../errors';
import { pathSegment } from './urls';

/** What no name or ID contains, but an address that was pasted as a whole does. */
const BEYOND_NAME = /[/\\?#\p{Cc}]/u;

/**
 * @param label of the field with the unique name or ID of a Cliq Network
 * @throws INVALID_INPUT for what cannot be one
 */
export function checkNetwork(label: string, network: string): void {
	if (BEYOND_NAME.test(network)) {
		const why = 'must be what follows /network/ in the address of a Cliq Network, and nothing else';
		throw invalidInput(label, why);
	}
	networkPath(label, network);
}

/**
 * @returns the beginning of every path in a Cliq Network [Zoho's API guide]
 * @throws INVALID_INPUT for what cannot be part of a path
 */
export function networkPath(label: string, network: string): string {
	return `/network/${pathSegment(label, network)}`;
}
