import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Authentication } from './authentication';
import type { DataCenterId } from './dataCenters';
import { dataCenterOfToken, dataCenters, isDataCenterId } from './dataCenters';
import { invalidInput } from '../errors';
import { credential as words, fields, WHERE_TOKENS_ARE } from '../words';
import type { JsonObject } from './json';
import { isJsonObject, without } from './json';
import { BEYOND_NAME, networkPath } from './network';
import { parseScopes } from './scopes';
import { cleanCode, redact } from './secrets';
import { isExchanged } from './selfClient';
import { pathSegment, safeBaseUrl, withoutLastSlashes } from './urls';

const CORRECT_IT = 'Open the credential and correct it.';

/** What a credential says about where and as whom to call Cliq. */
export interface Connection {
	/** Base URL of the API including the network prefix, without a trailing slash. */
	readonly cliqUrl: string;
	/** The same without that prefix. */
	readonly ownUrl: string;
	readonly dataCenter: {
		readonly chosen: DataCenterId | 'custom';
		/** Where Zoho says the account lives; null if it did not say. */
		readonly actual: DataCenterId | null;
	};
	/** Set for a self client: whether Zoho has exchanged its code. */
	readonly selfClient?: { readonly isExchanged: boolean };
	/** Whether the account was signed in by the server that a custom data center names. */
	readonly isSignedInHere: boolean;
	/** What the credential requests now; may not be granted yet. */
	readonly requestedScopes: readonly string[];
	/** What the token has; null if the token response did not say. */
	readonly grantedScopes: readonly string[] | null;
	readonly accessToken: string | null;
	/** How much of Cliq's thresholds each n8n process uses, in percent: from 1 to 100. */
	readonly limitShare: number;
	/** Identifies what the token is renewed with. As secret as its parts. */
	readonly renewedWith: string;
	/** Zoho's `error`, stored by n8n instead of a token or next to an older one. */
	readonly tokenError: string | null;
	/** Whether it sends by a webhook token, which nothing renews and only some endpoints take. */
	readonly isWebhookToken: boolean;
	/** Values that must never appear in an error, hint, log or output. */
	readonly secrets: readonly string[];
}

/**
 * Reads a decrypted credential.
 *
 * @param way how it signs in
 * @throws INVALID_INPUT when a custom URL could leak the token, or something else in it cannot be right
 */
export function readConnection(
	credentials: ICredentialDataDecryptedObject,
	way: Authentication = 'oAuth2',
): Connection {
	return way === 'webhookToken'
		? readWebhookToken(credentials)
		: new StoredConnection(credentials, way);
}

/** It is read for each request, so what only errors and renewals need is worked out when they need it. */
class StoredConnection implements Connection {
	readonly isWebhookToken = false;

	readonly cliqUrl: string;

	readonly ownUrl: string;

	readonly limitShare: number;

	readonly accessToken: string | null;

	readonly tokenError: string | null;

	readonly secrets: readonly string[];

	private readonly token: JsonObject;

	constructor(
		private readonly credentials: ICredentialDataDecryptedObject,
		private readonly way: Authentication,
	) {
		const token = isJsonObject(credentials.oauthTokenData) ? credentials.oauthTokenData : {};
		this.token = token;
		this.ownUrl = baseUrl(credentials);
		const network = text(credentials.network)?.trim();
		this.cliqUrl = this.ownUrl + (network ? networkPath(words.network, network, CORRECT_IT) : '');
		this.limitShare = limitShare(credentials);
		this.accessToken = text(token.access_token);
		const { clientSecret, grantToken, refreshToken } = credentials;
		this.secrets = [token.access_token, token.refresh_token, clientSecret, grantToken, refreshToken]
			.map(text)
			.filter((secret) => secret !== null);
		this.tokenError = tokenError(token, this.secrets);
	}

	get dataCenter(): Connection['dataCenter'] {
		const { dataCenter } = this.credentials;
		return {
			chosen: isDataCenterId(dataCenter) ? dataCenter : 'custom',
			actual: dataCenterOfToken(this.token),
		};
	}

	get selfClient(): Connection['selfClient'] {
		return this.way === 'selfClient' ? { isExchanged: isExchanged(this.credentials) } : undefined;
	}

	get isSignedInHere(): boolean {
		if (this.way === 'selfClient') return this.credentials.dataCenter === 'custom';
		return isSignedInHere(this.credentials, this.token);
	}

	get requestedScopes(): readonly string[] {
		return parseScopes(text(this.credentials.scope) ?? '');
	}

	get grantedScopes(): readonly string[] | null {
		return scopesOfToken(this.token);
	}

	get renewedWith(): string {
		const { clientId, clientSecret, grantToken, refreshToken } = this.credentials;
		const { refresh_token: stored } = this.token;
		return JSON.stringify([stored, clientId, clientSecret, grantToken, refreshToken]);
	}
}

function readWebhookToken(credentials: ICredentialDataDecryptedObject): Connection {
	const { dataCenter, token } = credentials;
	if (typeof token !== 'string' || !WEBHOOK_TOKEN.test(token)) {
		throw invalidInput(
			words.token,
			'must be a webhook token and nothing else: letters, digits and dots, as they follow zapikey= in an address',
			`Open the credential and paste the token. ${WHERE_TOKENS_ARE}`,
		);
	}
	const ownUrl = baseUrl(credentials);
	return {
		isWebhookToken: true,
		cliqUrl: ownUrl + prefix(credentials.prefix),
		ownUrl,
		dataCenter: { chosen: isDataCenterId(dataCenter) ? dataCenter : 'custom', actual: null },
		isSignedInHere: false,
		requestedScopes: [],
		grantedScopes: null,
		accessToken: token,
		limitShare: 100,
		renewedWith: token,
		tokenError: null,
		secrets: [token],
	};
}

/** Anything else could end the query, or hide in its encoding. */
const WEBHOOK_TOKEN = /^[\w.~-]+$/;

/** What an address can contain between host and API. [Zoho's help, reported live] */
const PREFIX = /^\/?(company|network)\/([^/]+)\/?$/;

function prefix(given: unknown): string {
	const value = text(given)?.trim() ?? '';
	if (value === '') return '';
	const [, kind, id = ''] = PREFIX.exec(value) ?? [];
	if (kind !== undefined && !BEYOND_NAME.test(id))
		return `/${kind}/${pathSegment(words.prefix, id)}`;
	throw invalidInput(
		words.prefix,
		'must look like /company/64396901 or /network/zylkerpartners, or be empty',
		CORRECT_IT,
	);
}

/**
 * @returns the credential without the `error` of an earlier renewal, which n8n would otherwise store again next
 * to whatever the next one brings
 */
export function withoutTokenError(
	credentials: ICredentialDataDecryptedObject,
): ICredentialDataDecryptedObject {
	if (!isJsonObject(credentials.oauthTokenData)) return credentials;
	return { ...credentials, oauthTokenData: without(credentials.oauthTokenData, 'error') };
}

function isSignedInHere(credentials: ICredentialDataDecryptedObject, token: JsonObject): boolean {
	const { 'accounts-server': server } = isJsonObject(token.callbackQueryString)
		? token.callbackQueryString
		: {};
	const [signedInBy, named] = [text(server), text(credentials.accountsUrl)].map(
		(url) => url && withoutLastSlashes(url),
	);
	return credentials.dataCenter === 'custom' && signedInBy !== null && signedInBy === named;
}

/**
 * @param network the node's; undefined for the credential's
 * @returns the base URL of the API in this network, without a trailing slash
 * @throws INVALID_INPUT for a network that cannot be part of a path
 */
export function urlIn({ cliqUrl, ownUrl }: Connection, network: string | undefined): string {
	return network === undefined ? cliqUrl : ownUrl + networkPath(fields.network, network);
}

function baseUrl({ dataCenter, cliqUrl: custom }: ICredentialDataDecryptedObject): string {
	const url = isDataCenterId(dataCenter) ? dataCenters[dataCenter].cliqUrl : safeBaseUrl(custom);
	if (url !== undefined) return url;
	throw invalidInput(
		words.cliqUrl,
		'must start with https:// and contain no user name or password (http:// only for this machine), for example https://cliq.zoho.com',
		CORRECT_IT,
	);
}

function limitShare(credentials: ICredentialDataDecryptedObject): number {
	// An expression that found nothing leaves the field undefined; that does not mean all.
	const given = 'limitShare' in credentials ? credentials.limitShare : 100;
	const percent = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
	if (typeof percent === 'number' && percent >= 1 && percent <= 100) return percent;
	throw invalidInput(words.limitShare, 'must be a number from 1 to 100', CORRECT_IT);
}

/** What Zoho returned instead of a token. It can contain anything, including what was sent to it. */
function tokenError(token: JsonObject, secrets: readonly string[]): string | null {
	const error = text(token.error);
	return error === null ? null : (cleanCode(redact(error, secrets)) ?? 'unknown error');
}

function scopesOfToken(token: JsonObject): readonly string[] | null {
	const scope = Array.isArray(token.scope) ? token.scope.join(',') : token.scope;
	return text(scope) === null ? null : parseScopes(String(scope));
}

function text(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}
