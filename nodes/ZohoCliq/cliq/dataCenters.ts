import { isJsonObject } from './json';
import { withoutLastSlashes } from './urls';

/** Where an account lives: its OAuth server, its Cliq API and the host named in its tokens. */
export interface DataCenter {
	readonly label: string;
	/** Base URL of the OAuth server, for connecting and refreshing. */
	readonly accountsUrl: string;
	/** Base URL of the Cliq API. */
	readonly cliqUrl: string;
	/** `api_domain` in token responses: never the Cliq host, but it identifies the data center. */
	readonly apiDomain: string;
}

/** An account lives in exactly one of these. Hosts as published by Zoho and reported by live accounts. */
export const dataCenters = {
	us: dataCenter('United States (zoho.com)', 'zoho.com', 'zohoapis.com'),
	eu: dataCenter('Europe (zoho.eu)', 'zoho.eu', 'zohoapis.eu'),
	in: dataCenter('India (zoho.in)', 'zoho.in', 'zohoapis.in'),
	au: dataCenter('Australia (zoho.com.au)', 'zoho.com.au', 'zohoapis.com.au'),
	jp: dataCenter('Japan (zoho.jp)', 'zoho.jp', 'zohoapis.jp'),
	cn: dataCenter('China (zoho.com.cn)', 'zoho.com.cn', 'zohoapis.com.cn'),
	// Canada's tokens name zohoapis.ca, although everything else there is zohocloud.ca.
	ca: dataCenter('Canada (zohocloud.ca)', 'zohocloud.ca', 'zohoapis.ca'),
	sa: dataCenter('Saudi Arabia (zoho.sa)', 'zoho.sa', 'zohoapis.sa'),
	uk: dataCenter('United Kingdom (zoho.uk)', 'zoho.uk', 'zohoapis.uk'),
} as const;

export type DataCenterId = keyof typeof dataCenters;

function dataCenter(label: string, domain: string, apiDomain: string): DataCenter {
	return {
		label,
		accountsUrl: `https://accounts.${domain}`,
		cliqUrl: `https://cliq.${domain}`,
		apiDomain: `https://www.${apiDomain}`,
	};
}

/** @returns whether a credential's `dataCenter` is one of Zoho's (and not `custom`) */
export function isDataCenterId(id: unknown): id is DataCenterId {
	return typeof id === 'string' && Object.hasOwn(dataCenters, id);
}

/**
 * Determines where an account really lives from its stored OAuth token data: `callbackQueryString` holds what
 * Zoho added to the redirect (`location=eu`, `accounts-server=https://accounts.zoho.eu`); `api_domain` came
 * with the token. Null if none of them says.
 */
export function dataCenterOfToken(token: Readonly<Record<string, unknown>>): DataCenterId | null {
	const redirect = isJsonObject(token.callbackQueryString) ? token.callbackQueryString : {};
	const { location, 'accounts-server': server } = redirect;
	if (isDataCenterId(location)) return location;
	return findBy('accountsUrl', server) ?? findBy('apiDomain', token.api_domain);
}

function findBy(key: 'accountsUrl' | 'apiDomain', value: unknown): DataCenterId | null {
	if (typeof value !== 'string') return null;
	const url = withoutLastSlashes(value).toLowerCase();
	const ids = Object.keys(dataCenters) as DataCenterId[];
	return ids.find((id) => dataCenters[id][key] === url) ?? null;
}
