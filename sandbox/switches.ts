/** How the sandbox behaves where facts are uncertain, or where a test needs something else. Mutable at any time. */
export interface SandboxSwitches {
	/** Count calls and lock an API beyond its threshold. */
	thresholds: boolean;
	/** Token responses contain `scope`. */
	tokenScope: boolean;
	/** How a call beyond the threshold is refused: 400 `request_limit_exceeded` [Zoho's forum] or 429 `rate_limit_exceeded` [spec v3]. */
	throttleStatus: 400 | 429;
	/** Seconds, sent as `Retry-After` with those refusals; omitted when unset. */
	retryAfter?: number;
	/** The name that a file's part must have: `files` in Zoho's schema, `file` in its example. */
	filePartName: 'files' | 'file';
	/** The key `broadcast` in a v2 bot message: unproven. */
	broadcast: 'accept' | 'refuse';
	/** The guide's `attachments: [{ file_url }]` in a bot message: unproven. */
	attachmentsKey: 'accept' | 'refuse';
	/** `card`, `buttons` and `slides` when a message is edited or scheduled, where only the text is documented: unproven. */
	richEdits: 'accept' | 'refuse';
	/** Text and files in one multipart request to a message endpoint, as in the guide; bots always reject it [reported live]. */
	multipartMessages: 'accept' | 'refuse';
	/** The key `sync_message`, which every document has; some keys turned out to be refused. */
	syncMessage: 'accept' | 'refuse';
	/** Which spellings of a message's ID a path may have: `1_2` [spec], `1%202` [reported live, for a bot's messages], or both. */
	messageIdInPath: 'any' | 'underscore' | 'encoded';
	/** A `reply_to` without a matching message: Cliq's response is not known. */
	unknownReplyTo: 'accept' | 'refuse';
	/** The guide's `GET /users/me`; off, "me" is an unknown user. */
	usersMe: boolean;
	/** The guide's `GET /buddies`; off, the URL does not exist. */
	buddies: boolean;
	/** v3's `GET /chats`; off, the URL does not exist. */
	v3Chats: boolean;
	/** v3's several pins of a chat; off, the URL does not exist. */
	v3Pins: boolean;
	/** `POST /channels/{id}/files`, not documented; off, the URL does not exist. */
	channelFiles: boolean;
	/** The success response without data: an empty 204, or the text of Zoho's OpenAPI. */
	emptyAnswer: '204' | 'responseCode';
	/** The account's data center in the redirect and `api_domain`: `us`, `eu`, `in` … */
	location: string;
	/** `accounts-server` of the redirect; the sandbox's own URL when unset. */
	accountsServer?: string;
	/** Status of "Access Denied" (too many tokens); every other token error is HTTP 200. */
	accessDeniedStatus: 200 | 400;
	/** Status of a call whose token lacks the scope: both have been observed. */
	scopeStatus: 401 | 403;
	/** Errors of v3: `{"message"}` alone, as documented, or with a code. */
	v3Errors: 'message' | 'envelope';
	/** A synchronous channel post as a bot: no id [spec], or `{"id"}` [reported live]. */
	botPostAnswer: 'none' | 'id';
	/** The key under which a bot message lists its recipients: both have been observed. */
	botUserIdsKey: 'user_ids' | 'userids';
	/** The order of listed messages: not documented. */
	messageOrder: 'latestFirst' | 'latestLast';
	/** Which chats or messages come first if a start of the range is given: another n8n node saw the oldest. */
	rangeOrder: 'latest' | 'oldest';
	/** Whether a message exactly at `totime` is listed: not documented. */
	totime: 'included' | 'excluded';
	/** One channel's record: at the top level [spec] or under `channel` [reported live]. */
	channelRecord: 'plain' | 'wrapped';
	/** The body that changes a user: the details themselves [n8n peer node] or in a list [spec]. */
	userUpdate: 'flat' | 'list';
	/** `expiry_time` of a pin: a time [spec, Zoho's node], or the time left [n8n peer node]. */
	pinExpiry: 'time' | 'timeLeft';
	/** Times of reminders: numbers [spec] or texts [n8n peer node]. */
	reminderTime: 'number' | 'text';
	/** The query's name for the key of a bot's extension: v2's or v3's [spec]. */
	extensionKey: 'appkey' | 'extension_key';
	/** Whether a list of channels is filtered by teams and pins; perhaps not [n8n peer node]. */
	channelFilters: 'apply' | 'ignore';
	/** Whether a bot's mention handler can be created with all its permissions at once [reported live: not always]. */
	mentionHandler: 'atOnce' | 'smallFirst';
	/** How an address names a bot by its ID: `1` [spec] or `b-1` [spec's examples, reported live]. */
	botIdInPath: 'any' | 'plain' | 'prefixed';
	/** What an event's signature is over: the bytes sent, or the JSON as JavaScript would write it [Zoho's samples]. */
	signOver: 'raw' | 'reserialised' | 'nothing';
	/** Whether events have `\/` in place of `/`, as some of Zoho's samples. */
	escapeSlashes: boolean;
	/** How many seconds Cliq waits for the answer to an event: not documented. */
	answerWithin: number;
	/** Whether an event is sent once more after no answer, or a failure: not documented. */
	repeatEvents: boolean;
	/** Which events name the channel in `chat`: only those of commands [Zoho's samples], or all. */
	channelNames: 'commands' | 'always';
	/** Trouble to try on purpose, with every call of the API. */
	trouble: 'none' | 'rateLimit' | 'revokedToken' | 'missingPermission' | 'slow';
}

/** The switches of a fresh sandbox. */
export const DEFAULT_SWITCHES: Readonly<SandboxSwitches> = {
	thresholds: true,
	tokenScope: true,
	throttleStatus: 400,
	filePartName: 'files',
	broadcast: 'accept',
	attachmentsKey: 'accept',
	richEdits: 'accept',
	multipartMessages: 'accept',
	syncMessage: 'accept',
	messageIdInPath: 'any',
	unknownReplyTo: 'accept',
	usersMe: true,
	buddies: true,
	v3Chats: true,
	v3Pins: true,
	channelFiles: false,
	emptyAnswer: '204',
	location: 'us',
	accessDeniedStatus: 200,
	scopeStatus: 401,
	v3Errors: 'message',
	botPostAnswer: 'none',
	botUserIdsKey: 'user_ids',
	messageOrder: 'latestLast',
	rangeOrder: 'latest',
	totime: 'included',
	channelRecord: 'plain',
	userUpdate: 'flat',
	pinExpiry: 'time',
	reminderTime: 'number',
	extensionKey: 'appkey',
	channelFilters: 'apply',
	mentionHandler: 'atOnce',
	botIdInPath: 'any',
	signOver: 'raw',
	escapeSlashes: false,
	answerWithin: 10,
	repeatEvents: false,
	channelNames: 'commands',
	trouble: 'none',
};

/**
 * Resets a set of switches, keeping the object that callers hold.
 * @param switches the live set
 * @param initial the values at start, overriding the defaults
 */
export function resetSwitches(switches: SandboxSwitches, initial: Partial<SandboxSwitches>): void {
	delete switches.retryAfter;
	delete switches.accountsServer;
	Object.assign(switches, DEFAULT_SWITCHES, initial);
}
