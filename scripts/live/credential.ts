import { readFileSync, statSync } from 'node:fs';

import type { DataCenterId } from '../../nodes/ZohoCliq/cliq/dataCenters';
import { dataCenters, isDataCenterId } from '../../nodes/ZohoCliq/cliq/dataCenters';
import type { JsonObject } from '../../nodes/ZohoCliq/cliq/json';
import { isJsonObject, parseJson } from '../../nodes/ZohoCliq/cliq/json';
import { safeBaseUrl } from '../../nodes/ZohoCliq/cliq/urls';
import { send } from './http';

/** An account of Cliq, as a file describes it. */
export interface Credential {
	readonly accountsUrl: string;
	readonly cliqUrl: string;
	/** The data center that was chosen, if any. */
	readonly dataCenter: DataCenterId | undefined;
	readonly clientId: string;
	readonly clientSecret: string;
	readonly refreshToken: string;
	readonly accessToken: string;
}

/** Permissions of a file for anyone but its owner. */
const OTHERS = 0o077;

/**
 * Reads a credential from a file.
 *
 * @throws Error if others may read the file, or if it does not describe an account; no value is quoted
 */
export function readCredential(path: string): Credential {
	// Windows has no such permissions.
	if (process.platform !== 'win32' && (statSync(path).mode & OTHERS) !== 0) {
		throw new Error(`Others may read the credential: run "chmod 600 ${path}" first`);
	}
	const given = parseJson(readFileSync(path, 'utf8'));
	if (!isJsonObject(given)) throw new Error('The credential must be a JSON object');
	const text = (key: string) => (typeof given[key] === 'string' ? given[key].trim() : '');
	const credential = {
		...hostsOf(given),
		clientId: text('clientId'),
		clientSecret: text('clientSecret'),
		refreshToken: text('refresh_token'),
		accessToken: text('access_token'),
	};
	const canRenew = credential.refreshToken && credential.clientId && credential.clientSecret;
	if (canRenew || credential.accessToken) return credential;
	throw new Error(
		'The credential needs "clientId", "clientSecret" and "refresh_token", or "access_token"',
	);
}

function hostsOf({ dataCenter, cliqUrl, accountsUrl }: JsonObject) {
	if (isDataCenterId(dataCenter)) return { ...dataCenters[dataCenter], dataCenter };
	if (dataCenter !== undefined) {
		throw new Error(`"dataCenter" must be one of ${Object.keys(dataCenters).join(', ')}`);
	}
	const url = (name: string, value: unknown) => {
		const safe = safeBaseUrl(value);
		if (safe !== undefined) return safe;
		throw new Error(`The credential needs "dataCenter", or an https address as "${name}"`);
	};
	return {
		cliqUrl: url('cliqUrl', cliqUrl),
		accountsUrl: url('accountsUrl', accountsUrl),
		dataCenter: undefined,
	};
}

/**
 * Renews the access token; only once, because Zoho allows few renewals.
 *
 * @returns Zoho's answer, which contains the token; undefined if the credential has an access token only
 * @throws Error if Zoho refuses, or does not answer
 */
export async function renew(credential: Credential): Promise<JsonObject | undefined> {
	const { accountsUrl, clientId, clientSecret, refreshToken } = credential;
	if (!refreshToken) return undefined;
	const response = await send(`${accountsUrl}/oauth/v2/token`, {
		method: 'POST',
		body: new URLSearchParams({
			grant_type: 'refresh_token',
			client_id: clientId,
			client_secret: clientSecret,
			refresh_token: refreshToken,
		}),
	});
	const answer = parseJson(await response.text());
	if (isJsonObject(answer) && typeof answer.access_token === 'string') return answer;
	const error = isJsonObject(answer) && typeof answer.error === 'string' ? answer.error : '';
	throw new Error(`Zoho renews no token: HTTP ${response.status} ${error}`);
}
