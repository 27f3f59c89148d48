import type { Clock } from './clock';
import { randomHex } from './randomHex';

const MINUTE = 60_000;
// Lifetimes and limits: Zoho's Kaizen post on OAuth and the guide.
const CODE_LIFE = MINUTE;
const CODES_A_MINUTE = 5;
const ACCESS_TOKEN_LIFE = 60 * MINUTE;
const REFRESHES = 10;
const REFRESH_WINDOW = 10 * MINUTE;
const ACCESS_TOKENS_PER_REFRESH_TOKEN = 30;
const REFRESH_TOKENS_PER_USER = 20;
const WEBHOOK_TOKENS_PER_USER = 5;

export interface Grant {
	userId: string;
	scopes: readonly string[];
	/** With a refresh token: only when requested by `access_type=offline&prompt=consent`. */
	offline: boolean;
}

interface Code extends Grant {
	/** None: generated in the API console, for a self client. */
	redirectUri?: string;
	expiresAt: number;
}

interface RefreshToken extends Grant {
	refreshes: number[];
	createdAt: number;
}

export interface AccessToken extends Grant {
	refreshToken?: string;
	expiresAt: number;
}

export interface IssuedToken {
	accessToken: string;
	refreshToken?: string;
	scopes: readonly string[];
	expiresIn: number;
}

/** Codes, refresh tokens and access tokens with their lifetimes. */
export class TokenStore {
	private readonly codes = new Map<string, Code>();
	private readonly codeTimes = new Map<string, number[]>();
	private readonly refreshTokens = new Map<string, RefreshToken>();
	private readonly accessTokens = new Map<string, AccessToken>();
	/** With the ZUID of who made each. */
	private readonly webhookTokens = new Map<string, string>();

	constructor(private readonly clock: Clock) {}

	/** Creates an authorization code; undefined beyond five per minute for one user. */
	createCode(grant: Grant, redirectUri: string): string | undefined {
		const now = this.clock.now();
		const recent = (this.codeTimes.get(grant.userId) ?? []).filter((time) => now - time < MINUTE);
		if (recent.length >= CODES_A_MINUTE) return undefined;
		this.codeTimes.set(grant.userId, [...recent, now]);
		const code = secret();
		this.codes.set(code, { ...grant, redirectUri, expiresAt: now + CODE_LIFE });
		return code;
	}

	/** A code as the API console generates it for a self client, valid for 3 to 10 minutes [guide]. */
	generateCode(grant: Grant, minutes: number): string {
		const code = secret();
		this.codes.set(code, { ...grant, expiresAt: this.clock.now() + minutes * MINUTE });
		return code;
	}

	/** Removes a code from the store, whether the exchange then succeeds or not; an expired one counts as unknown. */
	takeCode(code: string): Code | undefined {
		const found = this.codes.get(code);
		this.codes.delete(code);
		return found && found.expiresAt > this.clock.now() ? found : undefined;
	}

	/** Tokens for a grant, as after an exchange of its code. */
	issue(grant: Grant): IssuedToken {
		const refreshToken = grant.offline ? this.createRefreshToken(grant) : undefined;
		return this.createAccessToken(grant, refreshToken);
	}

	/** A new access token, or the reason why there is none. */
	refresh(refreshToken: string): IssuedToken | 'unknown' | 'tooMany' {
		const held = this.refreshTokens.get(refreshToken);
		if (!held) return 'unknown';
		const now = this.clock.now();
		held.refreshes = held.refreshes.filter((time) => now - time < REFRESH_WINDOW);
		if (held.refreshes.length >= REFRESHES) return 'tooMany';
		held.refreshes.push(now);
		return this.createAccessToken(held, refreshToken);
	}

	/** The token of an `Authorization` header, if it is valid. */
	find(accessToken: string): AccessToken | undefined {
		const found = this.accessTokens.get(accessToken);
		return found && found.expiresAt > this.clock.now() ? found : undefined;
	}

	/** A webhook token, as the page Webhook Tokens in Cliq makes one; undefined if the user has five [Zoho's help]. */
	createWebhookToken(userId: string): string | undefined {
		const own = [...this.webhookTokens.values()].filter((owner) => owner === userId);
		if (own.length >= WEBHOOK_TOKENS_PER_USER) return undefined;
		const token = secret('1001');
		this.webhookTokens.set(token, userId);
		return token;
	}

	/** The ZUID of who made a webhook token. */
	ownerOf(webhookToken: string): string | undefined {
		return this.webhookTokens.get(webhookToken);
	}

	deleteWebhookToken(token: string): void {
		this.webhookTokens.delete(token);
	}

	/** Ends one access token (when given) or all of them. */
	expire(accessToken?: string): void {
		for (const [key, token] of this.accessTokens) {
			if (accessToken === undefined || key === accessToken) token.expiresAt = -Infinity;
		}
	}

	/** Revokes a refresh token and its access tokens; false when it is unknown. */
	revoke(refreshToken: string): boolean {
		for (const [key, token] of this.accessTokens) {
			if (token.refreshToken === refreshToken) this.accessTokens.delete(key);
		}
		return this.refreshTokens.delete(refreshToken);
	}

	/** Resets the counts of recent codes and tokens, but keeps the tokens. */
	resetCounts(): void {
		this.codeTimes.clear();
		for (const token of this.refreshTokens.values()) token.refreshes = [];
	}

	private createRefreshToken(grant: Grant): string {
		const own = [...this.refreshTokens].filter(([, token]) => token.userId === grant.userId);
		const oldest = own[0];
		if (oldest && own.length >= REFRESH_TOKENS_PER_USER) this.revoke(oldest[0]);
		const refreshToken = secret();
		this.refreshTokens.set(refreshToken, {
			...grant,
			refreshes: [],
			createdAt: this.clock.now(),
		});
		return refreshToken;
	}

	private createAccessToken(grant: Grant, refreshToken: string | undefined): IssuedToken {
		const siblings = [...this.accessTokens].filter(
			([, token]) => refreshToken !== undefined && token.refreshToken === refreshToken,
		);
		const oldest = siblings[0];
		if (oldest && siblings.length >= ACCESS_TOKENS_PER_REFRESH_TOKEN) {
			this.accessTokens.delete(oldest[0]);
		}
		const accessToken = secret();
		this.accessTokens.set(accessToken, {
			userId: grant.userId,
			scopes: grant.scopes,
			offline: grant.offline,
			refreshToken,
			expiresAt: this.clock.now() + ACCESS_TOKEN_LIFE,
		});
		return {
			accessToken,
			refreshToken,
			scopes: grant.scopes,
			expiresIn: ACCESS_TOKEN_LIFE / 1000,
		};
	}
}

/** Zoho's shape of codes and tokens: `1000.` and twice 32 hex digits; `1001.` for webhook tokens. */
function secret(kind = '1000'): string {
	return `${kind}.${randomHex(32)}.${randomHex(32)}`;
}
