/** What became of messages once they were sent. */

/** Someone's answer to a message in one emoji. */
export interface Reaction {
	/** As sent: `:smile:`, or the character. */
	emoji: string;
	userId: string;
	time: number;
}

/** The one message that a chat shows at its top. */
export interface Pin {
	messageId: string;
	creatorId: string;
	createdAt: number;
	/** Milliseconds since 1970, or -1 for no end. */
	expiresAt: number;
}

/** A message that Cliq keeps until its time, or until the other person is ready. */
export interface ScheduledMessage {
	id: string;
	chatId: string;
	text: string;
	creatorId: string;
	createdAt: number;
	/** `yyyyMMddTHHmmss`, and the zone it is meant in. */
	time?: string;
	zone?: string;
	status?: string;
}
