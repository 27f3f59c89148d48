/** Explains what a webhook token cannot do, and that Cliq does not accept it. */
import type { CliqError } from '../../errors';
import { cliqError, UNSENT } from '../../errors';
import { credential, NAME_MODE, WHERE_TOKENS_ARE } from '../../words';
import type { Endpoint } from '../endpoints';
import type { Response } from '../response';

/**
 * @param what the beginning of the sentence: something that is not among the calls that take a webhook token
 * @returns the error for it, before anything is sent
 */
export function needsOAuth2(what: string): CliqError {
	return cliqError('INVALID_INPUT', {
		message: `${what} needs OAuth2: a webhook token only sends to channels and bots`,
		description: UNSENT,
		remedy: 'Choose an OAuth2 credential in the node.',
	});
}

/** @returns the same for a call: for a list or a name, or for what only another version of a call knows */
export function needsOAuth2For({ method }: Endpoint): CliqError {
	if (method !== 'GET') return needsOAuth2('A message like this');
	const error = needsOAuth2('Looking this up in Cliq');
	return error.with({
		remedy: `Choose "${NAME_MODE}" and enter the unique name (in a drop-down: as an expression), or choose an OAuth2 credential in the node.`,
	});
}

/** @returns the error for a token that Cliq refuses, or with which it refuses the call (HTTP 401 or 403) */
export function webhookTokenRefused({ status, refusal }: Response): CliqError {
	return cliqError(
		'REFRESH_TOKEN_REQUIRED',
		{
			message: 'Cliq does not accept the webhook token',
			description:
				'Usually it was deleted in Cliq, or belongs to another data center or organization. Nothing renews a webhook token. This call sent nothing.',
			remedy: `${WHERE_TOKENS_ARE} Copy the token, or create one, paste it into the credential, and check ${credential.dataCenter} and ${credential.prefix} there.`,
			httpStatus: status,
			code: refusal.code,
		},
		refusal,
	);
}
