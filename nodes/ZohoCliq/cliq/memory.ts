import { cyrb53 } from './hash';
import type { PreparedRequest } from './request';

/** An attempt to write something, small and plain enough to be saved with n8n's execution. */
export interface Attempt {
	/** Not of an attempt by another execution. */
	endpoint?: string;
	/** What tells the request from others. */
	request: string;
	/** The response's JSON, or '' for none; null while it is unknown whether Cliq carried out the request. */
	response?: string | null;
}

/**
 * What an item has written to Cliq, over all tries: n8n's Retry On Fail runs a node again with the same
 * items, from the first.
 */
export class Memory {
	private made = 0;

	/** @param attempts of the tries so far, in order; this try's are merged into them */
	constructor(private readonly attempts: Attempt[]) {}

	/**
	 * @returns the entry for the next attempt: that of an earlier try, or a new one
	 */
	next(request: PreparedRequest): Attempt {
		const mark = fingerprint(request);
		const { id } = request.endpoint;
		const at = this.made++;
		const isSame = (each: Attempt, index: number) =>
			index >= at && each.request === mark && each.response !== undefined;
		const earlier = this.attempts.findIndex(isSame);
		const inPlace = this.attempts[at];
		// In a repeated run only the values of expressions differ, such as `$now`: it is the same message.
		const isRepeated = inPlace?.response !== undefined && inPlace.endpoint === id;
		const replaces = earlier >= 0 || isRepeated || inPlace?.response === undefined;
		const [known] = replaces ? this.attempts.splice(Math.max(earlier, at), 1) : [];
		const entry = known?.response === undefined ? { endpoint: id, request: mark } : known;
		this.attempts.splice(at, 0, entry);
		return entry;
	}
}

/**
 * The length and a hash of 53 bits. Only requests of one item in one run are compared, so that two that
 * differ do not collide.
 */
function fingerprint({ endpoint, address, body, network }: PreparedRequest): string {
	const text = JSON.stringify([endpoint.id, address, body, network]);
	return `${text.length}-${cyrb53(text).toString(36)}`;
}
