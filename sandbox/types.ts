import type { SandboxClient, TokenAnswer } from './accounts';
import type { Organization } from './organization';
import type { RecordedRequest } from './records';
import type { AnswerRule } from './rules';
import type { SandboxSwitches } from './switches';

export interface SandboxOptions {
	/** A free one unless given. */
	port?: number;
	/** Over the defaults; `reset()` comes back to these. */
	switches?: Partial<SandboxSwitches>;
	/** Milliseconds since the epoch; `Date.now` unless given. */
	clock?: () => number;
	/** Seed some earlier messages, for people to look at; tests begin with none. */
	history?: boolean;
}

export interface Sandbox {
	/** `http://127.0.0.1:PORT`: accounts server, API and page in one; both `accountsUrl` and `cliqUrl`. */
	url: string;
	client: SandboxClient;
	/** Mutable at any time. */
	switches: SandboxSwitches;
	/** Calls of the API, as they arrived. */
	requests: RecordedRequest[];
	/** Calls of the token endpoint. */
	tokenRequests: RecordedRequest[];
	/** Visits to the consent page. */
	authRequests: RecordedRequest[];
	organization: Organization;
	/** Connections that stall or drip just now. */
	readonly hung: number;
	/** Those of them that drip. */
	readonly dripping: number;
	/**
	 * Tokens without the browser's dance. All known scopes unless said; always with a refresh token; `expired` means the
	 * access token is dead on arrival and the refresh token works.
	 */
	issueToken(options?: {
		scopes?: string[];
		expired?: boolean;
		userId?: string;
	}): TokenAnswer & { refresh_token: string };
	/** Ends every access token; refresh tokens stay. */
	expireTokens(): void;
	/** Revokes a refresh token and the access tokens made from it. */
	revoke(refreshToken: string): void;
	/** Scripts an answer; rules are taken in the order given, by requests to the API and the accounts server. */
	answerNext(rule: AnswerRule): void;
	/** Lets time pass on the sandbox's clock. */
	advance(milliseconds: number): void;
	/**
	 * Back to the seeded state: organization, requests, rules, thresholds and locks, clock, switches (as started), counts
	 * of tokens made. Tokens themselves stay as they are, so that a credential lives through many tests.
	 */
	reset(): void;
	close(): Promise<void>;
}
