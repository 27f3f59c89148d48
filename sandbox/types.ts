import type { SandboxClient, TokenAnswer } from './accounts';
import type { eventsOf } from './events';
import type { Organization } from './organization';
import type { RecordedRequest } from './records';
import type { AnswerRule } from './rules';
import type { SandboxSwitches } from './switches';

export interface SandboxOptions {
	/** A free port by default. */
	port?: number;
	/** The address to listen on; 127.0.0.1 by default. Any but loopback makes a token necessary. */
	host?: string;
	/** Override the defaults; `reset()` restores these. */
	switches?: Partial<SandboxSwitches>;
	/** Milliseconds since the epoch; `Date.now` by default. */
	clock?: () => number;
	/** Seed some earlier messages, for manual use; tests start without any. */
	history?: boolean;
}

/**
 * What people do in Cliq: `say`, `mention`, `click` … Each ends when the events that it caused are answered. `from` is
 * a ZUID, an address or a name; the connected user by default.
 */
type People = ReturnType<typeof eventsOf>;

export interface Sandbox extends People {
	/** `http://127.0.0.1:PORT`: accounts server, API and page in one. */
	url: string;
	/** `accountsUrl` and `cliqUrl` of a credential: `url`, or the name by which a container knows this machine. */
	credentialUrl: string;
	/** What the page and the consent page ask for, and the client's secret, when not on loopback. */
	token?: string;
	client: SandboxClient;
	/** The key that events are signed with: SPKI in base64. */
	readonly publicKey: string;
	/** Mutable at any time. */
	switches: SandboxSwitches;
	/** Calls of the API, as they arrived. */
	requests: RecordedRequest[];
	/** Calls of the token endpoint. */
	tokenRequests: RecordedRequest[];
	/** Visits to the consent page. */
	authRequests: RecordedRequest[];
	organization: Organization;
	/** Connections that currently stall or drip. */
	readonly hung: number;
	/** Those of them that drip. */
	readonly dripping: number;
	/**
	 * Tokens without the consent page. All known scopes by default; always with a refresh token; `expired` means the
	 * access token is expired from the start and the refresh token works.
	 */
	issueToken(options?: {
		scopes?: string[];
		expired?: boolean;
		userId?: string;
	}): TokenAnswer & { refresh_token: string };
	/** A code of the API console for a self client: all known scopes and ten minutes by default. */
	generateCode(options?: { scopes?: string[]; minutes?: number; userId?: string }): string;
	/**
	 * A webhook token, as made under Webhook Tokens in Cliq.
	 * @throws if the user, by default the connected one, has five
	 */
	createWebhookToken(userId?: string): string;
	deleteWebhookToken(token: string): void;
	/** Expires every access token; refresh tokens stay. */
	expireTokens(): void;
	/** Revokes a refresh token and its access tokens. */
	revoke(refreshToken: string): void;
	/** Scripts a response; rules apply in the given order to requests to the API and the accounts server. */
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
