/** Signing in with a Self Client of Zoho's API console, without a redirect. n8n calls it by the credential. */
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { problemOf } from '../errors';
import { credential as words } from '../words';
import { dataCenters, isDataCenterId } from './dataCenters';
import { accountsUnavailable, isTokenLock } from './explain/connection';
import { fieldMissing, noRefreshToken, selfClientRefused } from './explain/selfClient';
import { cyrb53 } from './hash';
import type { JsonObject } from './json';
import { isJsonObject, parseJson, without } from './json';
import { cleanCode, redact } from './secrets';
import { safeBaseUrl } from './urls';

/** Sends a request for the credential, as n8n lets it. */
export type Post = (options: IHttpRequestOptions) => Promise<unknown>;

/**
 * What n8n keeps of a sign-in: in `oauthTokenData`, because that is the only value without a field which n8n
 * keeps when the credential is saved, and shows to nobody. [n8n 1.123 and 2.40]
 */
interface Token {
	readonly access_token: string;
	readonly refresh_token: string;
	/** Hash of the code or refresh token that was entered, and for which server: a code can be exchanged only once. */
	readonly grant: string;
	/** Hash of everything that was entered. */
	readonly entered: string;
	/** When Zoho issued the access token, by the computer's clock. */
	readonly issuedAt: number;
	/** What else Zoho answered: `scope`, `api_domain`. */
	readonly [other: string]: unknown;
}

/** What the user entered. */
interface Entered {
	readonly url: string;
	readonly clientId: string;
	readonly clientSecret: string;
	/** The code, or the refresh token. */
	readonly grant: string;
	readonly isCode: boolean;
}

/** A token so young is not replaced, however often someone clicks Test: Zoho issues 10 in 10 minutes. */
const YOUNG_MS = 300_000;

/** More sign-ins than anyone makes in one process. */
const MANY = 100;

/**
 * Sign-ins of this process by grant: n8n's editor tests with what was on screen when it was opened, which knows
 * nothing of a code that was exchanged meanwhile. [n8n 2.40]
 */
const latest = new Map<string, Token>();

/** Sign-ins under way, by everything that was entered: a code that is exchanged twice is lost. */
const underWay = new Map<string, Promise<Token>>();

/**
 * Gets an access token, at most one in five minutes for the same entries: by the refresh token if there is one,
 * otherwise by the code.
 *
 * @param credentials as decrypted
 * @returns what n8n is to store
 * @throws INVALID_INPUT if an entry is missing, REFRESH_TOKEN_REQUIRED or RATE_LIMITED if Zoho refuses, UNAVAILABLE
 * if it does not answer
 */
async function signIn(credentials: ICredentialDataDecryptedObject, post: Post): Promise<Token> {
	const entered = enteredIn(credentials);
	const key = hashOf(entered);
	const running = underWay.get(key) ?? renewed(entered, credentials, post);
	underWay.set(key, running);
	const token = await running.finally(() => underWay.delete(key));
	if (latest.size >= MANY) latest.clear();
	latest.set(token.grant, token);
	return token;
}

/**
 * Signs in for n8n's `preAuthentication`, which shows nothing but the message of an error.
 *
 * @returns what n8n is to store
 * @throws an error that says in its message what to do
 */
export async function signInForN8n(
	credentials: ICredentialDataDecryptedObject,
	post: Post,
): Promise<{ accessToken: string; oauthTokenData: IDataObject }> {
	const token = await signIn(credentials, post).catch((error: unknown) => {
		const { message, description, remedy } = problemOf(error);
		throw new Error(`${message}. ${description} ${remedy}`);
	});
	return { accessToken: token.access_token, oauthTokenData: { ...token } as IDataObject };
}

/**
 * @returns the credential as n8n's helpers take it, with the access token where n8n looks for it: none if it was
 * issued for other entries, whose account or host may be another
 */
export function withOwnToken(
	credentials: ICredentialDataDecryptedObject,
): ICredentialDataDecryptedObject {
	const { oauthTokenData } = credentials;
	const token = tokenIn(oauthTokenData);
	if (token && token.entered === hashOf(entriesOf(credentials))) {
		return { ...credentials, accessToken: token.access_token };
	}
	return withoutAccess(credentials);
}

/** @returns the same without its access token, so that n8n gets another one */
export function withoutAccess(
	credentials: ICredentialDataDecryptedObject,
): ICredentialDataDecryptedObject {
	const { oauthTokenData } = credentials;
	const rest = isJsonObject(oauthTokenData) ? without(oauthTokenData, 'access_token') : {};
	return {
		...credentials,
		accessToken: '',
		oauthTokenData: rest as typeof oauthTokenData & object,
	};
}

/** @returns whether Zoho has exchanged what was entered before */
export function isExchanged(credentials: ICredentialDataDecryptedObject): boolean {
	return refreshTokenOf(entriesOf(credentials), credentials) !== undefined;
}

/** @returns Zoho's `error` in an answer of its token endpoint; null if it brought a token or cannot be read */
export function errorIn(answer: unknown, secrets: Iterable<string>): string | null {
	const { statusCode, body } = isJsonObject(answer) ? answer : {};
	const json = typeof body === 'string' ? parseJson(body) : body;
	if (statusCode === 429 || (typeof body === 'string' && isTokenLock(body))) return 'Access Denied';
	if (!isJsonObject(json) || typeof json.error !== 'string') return null;
	return cleanCode(redact(json.error, secrets)) ?? 'unknown error';
}

/** @throws INVALID_INPUT if an entry is missing or unsafe */
export function enteredIn(credentials: ICredentialDataDecryptedObject): Entered {
	const entered = entriesOf(credentials);
	const { url, clientId, clientSecret, grant, isCode } = entered;
	if (url === '') throw fieldMissing(words.accountsUrl);
	if (clientId === '') throw fieldMissing(words.clientId);
	if (clientSecret === '') throw fieldMissing(words.clientSecret);
	if (grant === '') throw fieldMissing(isCode ? words.code : words.refreshToken);
	return entered;
}

/** @returns the base URL of the OAuth server that a credential names; '' if it is unsafe or missing */
function accountsUrlOf({ dataCenter, accountsUrl }: ICredentialDataDecryptedObject): string {
	if (isDataCenterId(dataCenter)) return dataCenters[dataCenter].accountsUrl;
	return safeBaseUrl(accountsUrl) ?? '';
}

function entriesOf(credentials: ICredentialDataDecryptedObject): Entered {
	const isCode = credentials.signInWith !== 'refreshToken';
	return {
		url: accountsUrlOf(credentials),
		clientId: trimmed(credentials.clientId),
		clientSecret: trimmed(credentials.clientSecret),
		grant: trimmed(isCode ? credentials.grantToken : credentials.refreshToken),
		isCode,
	};
}

async function renewed(
	entered: Entered,
	credentials: ICredentialDataDecryptedObject,
	post: Post,
): Promise<Token> {
	const known = tokenOf(entered, credentials);
	const hash = hashOf(entered);
	const age = Date.now() - (known?.issuedAt ?? 0);
	if (known?.access_token && known.entered === hash && age >= 0 && age < YOUNG_MS) return known;
	const refreshToken = refreshTokenOf(entered, credentials);
	const answer = await ask(entered, refreshToken, post);
	return {
		...known,
		...answer,
		refresh_token: answer.refresh_token,
		grant: grantOf(entered),
		entered: hash,
		issuedAt: Date.now(),
	};
}

/** @returns what is stored for the same grant, else what this process knows of it */
function tokenOf(
	entered: Entered,
	{ oauthTokenData }: ICredentialDataDecryptedObject,
): Token | undefined {
	const stored = tokenIn(oauthTokenData);
	const hash = grantOf(entered);
	return stored?.grant === hash ? stored : latest.get(hash);
}

function refreshTokenOf(
	entered: Entered,
	credentials: ICredentialDataDecryptedObject,
): string | undefined {
	return entered.isCode ? tokenOf(entered, credentials)?.refresh_token : entered.grant;
}

/** One request for an access token. */
async function ask(
	{ url, clientId, clientSecret, grant }: Entered,
	refreshToken: string | undefined,
	post: Post,
): Promise<JsonObject & Pick<Token, 'access_token' | 'refresh_token'>> {
	const form = new URLSearchParams({
		client_id: clientId,
		client_secret: clientSecret,
		...(refreshToken === undefined
			? { grant_type: 'authorization_code', code: grant }
			: { grant_type: 'refresh_token', refresh_token: refreshToken }),
	});
	const answer = await post({
		method: 'POST',
		url: `${url}/oauth/v2/token`,
		body: form.toString(),
		headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: 60_000,
	}).catch((error: unknown) => {
		throw accountsUnavailable(isJsonObject(error) ? cleanCode(error.code) : null);
	});
	const error = errorIn(answer, [clientSecret, grant, refreshToken ?? '']);
	if (error !== null) throw selfClientRefused(error, refreshToken !== undefined);
	const { body } = isJsonObject(answer) ? answer : {};
	const json = typeof body === 'string' ? parseJson(body) : body;
	if (!isJsonObject(json) || typeof json.access_token !== 'string') throw accountsUnavailable(null);
	const kept = typeof json.refresh_token === 'string' ? json.refresh_token : refreshToken;
	if (kept === undefined) throw noRefreshToken();
	return { ...json, access_token: json.access_token, refresh_token: kept };
}

function tokenIn(stored: unknown): Token | undefined {
	if (!isJsonObject(stored) || typeof stored.refresh_token !== 'string') return undefined;
	return stored as unknown as Token;
}

function grantOf({ url, grant }: Entered): string {
	return hashOf([url, grant]);
}

function hashOf(value: unknown): string {
	const text = JSON.stringify(value);
	return `${text.length}-${cyrb53(text).toString(36)}`;
}

function trimmed(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
