import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { CliqError } from '../errors';
import { messageOf } from '../errors';
import type { Authentication } from './authentication';
import { authentications } from './authentication';
import type { Connection } from './connection';
import {
	neverConnected,
	noCredential,
	tokenEndpointRefused,
	unreadableCredential,
} from './explain/connection';
import { notSignedIn, selfClientRefused } from './explain/selfClient';
import type { CliqContext } from './n8nContext';
import { plainWords } from './response';
import { redact } from './secrets';
import { withOwnToken } from './selfClient';

/** @throws the error for a credential without a token */
export function requireToken(connection: Connection): void {
	const { accessToken, tokenError, selfClient } = connection;
	if (accessToken !== null) return;
	if (selfClient) throw notSignedIn();
	throw tokenError === null ? neverConnected() : tokenEndpointRefused(tokenError, connection, true);
}

/** @returns the error for a renewal that Zoho refused */
export function refusalOf(zohoError: string, connection: Connection): CliqError {
	const { selfClient } = connection;
	return selfClient
		? selfClientRefused(zohoError, selfClient.isExchanged)
		: tokenEndpointRefused(zohoError, connection, false);
}

/**
 * Reads the credential that the node uses, and no other.
 *
 * @param secrets what must not appear in an error
 * @throws REFRESH_TOKEN_REQUIRED if none is selected, UNAVAILABLE if n8n cannot read it
 */
export async function readCredential(
	context: CliqContext,
	way: Authentication,
	secrets?: Iterable<string>,
): Promise<ICredentialDataDecryptedObject> {
	const type = authentications[way].credentialType;
	try {
		const credentials = await context.getCredentials(type);
		return way === 'selfClient' ? withOwnToken(credentials) : credentials;
	} catch (error) {
		if (!context.getNode().credentials?.[type]) throw noCredential();
		throw unreadableCredential(plainWords(redact(messageOf(error), secrets)));
	}
}
