import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { dataCenters, isDataCenterId } from './dataCenters';
import { SAFE_BASE_URL, withoutLastSlashes } from './urls';

/** @returns the base URL of the OAuth server that a credential names; '' if it is unsafe or missing */
export function accountsUrlOf({ dataCenter, accountsUrl }: ICredentialDataDecryptedObject): string {
	if (isDataCenterId(dataCenter)) return dataCenters[dataCenter].accountsUrl;
	const isSafe = typeof accountsUrl === 'string' && SAFE_BASE_URL.test(accountsUrl);
	return isSafe ? withoutLastSlashes(accountsUrl) : '';
}
