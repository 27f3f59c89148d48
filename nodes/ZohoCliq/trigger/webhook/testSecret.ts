import type { ICredentialDataDecryptedObject, INodeCredentialTestResult } from 'n8n-workflow';

import { SHORTEST_SECRET } from '../../events/secret';

/** @returns whether the secrets of a credential can protect a webhook; Cliq has no part in it */
export function testSecret(given: ICredentialDataDecryptedObject = {}): INodeCredentialTestResult {
	const lengthOf = (value: unknown) => (typeof value === 'string' ? value.trim().length : 0);
	const previous = lengthOf(given.previousSecret);
	const label =
		lengthOf(given.secret) < SHORTEST_SECRET
			? 'Secret'
			: previous > 0 && previous < SHORTEST_SECRET && 'Previous Secret';
	return label
		? { status: 'Error', message: `${label} has to be at least ${SHORTEST_SECRET} characters long` }
		: { status: 'OK', message: 'Put the same secret into the scripts in Cliq' };
}
