import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';

/**
 * What a user fills into the credential's form to use a sandbox.
 *
 * @param more further or overriding values
 */
export function credentialFor(
	{ url, client }: Sandbox,
	more: ICredentialDataDecryptedObject = {},
): ICredentialDataDecryptedObject {
	return {
		clientId: client.id,
		clientSecret: client.secret,
		dataCenter: 'custom',
		accountsUrl: url,
		cliqUrl: url,
		...more,
	};
}
