import type { CliqError } from '../errors';

/** What Cliq calls one channel in different places; '' where it does not say. */
export interface ChannelNames {
	/** For example `O1864232000000076001`: what a channel's own endpoints are addressed to. */
	readonly id: string;
	/** What posts and files are addressed to. */
	readonly uniqueName: string;
	/** The conversation in it: what its messages are addressed to. */
	readonly chatId: string;
}

/** What one run learned, so that later items need not ask again. */
export class RunCache {
	/** What channels are called, by one of their names. */
	readonly channels = new Map<string, ChannelNames>();

	/** ZUIDs by email in lower case. */
	readonly userIds = new Map<string, string>();

	/** What was looked up in vain: every item would get the same answer. */
	readonly unknown = new Map<string, CliqError>();

	/** Keys of bodies that Cliq turned out not to know. */
	readonly refusedKeys = new Set<string>();

	/** Scopes that the connection turned out to lack, joined by commas. A renewal brings no further ones. */
	readonly missingScopes = new Map<string, CliqError>();
}
