import type { CliqError } from '../errors';

/** Cliq's different names for one channel; '' for those it did not return. */
export interface ChannelNames {
	/** For example `O1864232000000076001`: addresses the channel's own endpoints. */
	readonly id: string;
	/** Addresses posts and files. */
	readonly uniqueName: string;
	/** The channel's conversation: addresses its messages. */
	readonly chatId: string;
	/** As people know it. */
	readonly name: string;
}

/** What one run has learned, so that later items need no further requests. */
export class RunCache {
	/** All names of a channel, by one of them. */
	readonly channels = new Map<string, ChannelNames>();

	/** Unique names of channels and bots, by kind and the name given; '' for none. */
	readonly uniqueNames = new Map<string, string>();

	/** IDs of bots as Cliq's addresses spell them, by the name or ID given. */
	readonly botIds = new Map<string, string>();

	/** ZUIDs by lower-case email. */
	readonly userIds = new Map<string, string>();

	/** Ids of direct chats, by the other person's ZUID or lower-case email. */
	readonly directChats = new Map<string, string>();

	/** Ids of threads, by the message they started from. */
	readonly threads = new Map<string, string>();

	/** Failed lookups: every item would get the same response. */
	readonly unknown = new Map<string, CliqError>();

	/** Body keys that Cliq turned out not to accept. */
	readonly refusedKeys = new Set<string>();

	/** IDs of endpoints whose requests Cliq turned out to want in their other form. */
	readonly otherForms = new Set<string>();

	/** Scopes the connection turned out to lack, comma-separated. A renewal adds none. */
	readonly missingScopes = new Map<string, CliqError>();
}
