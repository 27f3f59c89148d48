/** Reactions, pins and schedules of messages. */

/** A user's reaction to a message with one emoji. */
export interface Reaction {
	/** As sent: `:smile:`, or the character. */
	emoji: string;
	userId: string;
	time: number;
}

/** How somebody marked a message. */
export interface Star {
	type: string;
	time: number;
}

/** The message that a chat shows at the top. */
export interface Pin {
	messageId: string;
	creatorId: string;
	createdAt: number;
	/** Milliseconds since 1970, or -1 for no end. */
	expiresAt: number;
}

/** A message that Cliq keeps until its time, or until the other user has a status. */
export interface ScheduledMessage {
	id: string;
	chatId: string;
	text: string;
	creatorId: string;
	createdAt: number;
	/** When to send it, and how that is shown. */
	at?: number;
	zone?: string;
	status?: string;
	card?: unknown;
	buttons?: unknown;
	slides?: unknown;
}
