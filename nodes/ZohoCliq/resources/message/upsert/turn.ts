/** The key's message, or the right to send it. */
export type Turn = Known | Claim;

/** A message that was sent before. */
export interface Known {
	readonly messageId: string;
	/** Forgets it: there is no such message any more. */
	forget(): Promise<void>;
}

/** Nobody else sends the key's message until it is remembered or given up. */
export interface Claim {
	readonly messageId?: undefined;
	remember(messageId: string): Promise<void>;
	/** @param isUnsent whether it is certain that no message went out */
	giveUp(isUnsent: boolean): Promise<void>;
}

/** What remembers which message belongs to which key. */
export interface Registry {
	/** @returns what this run may do about the key; it may first wait for another run that sends */
	take(key: string): Promise<Turn>;
}
