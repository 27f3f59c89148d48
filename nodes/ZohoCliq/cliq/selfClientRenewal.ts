import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { authentications } from './authentication';
import { users } from './endpoints';
import { accountsUnavailable, renewalFailed } from './explain/connection';
import type { CliqContext } from './n8nContext';
import { readingWith } from './n8nContext';
import type { RenewalTrouble } from './n8nErrors';
import { enteredIn, errorIn, withoutAccess } from './selfClient';

const { credentialType } = authentications.selfClient;

/**
 * Has n8n get a new access token and store it, which it only does around a request: here a harmless one, whose
 * response does not matter. n8n rewrites what Zoho answers, so it is read on the way.
 *
 * @param credentials as decrypted
 * @param cliqUrl where the harmless request goes
 * @param secrets what may not be in Zoho's answer
 * @returns Zoho's `error` or what else went wrong; undefined if there is a new token
 * @throws INVALID_INPUT if the credential lacks an entry
 */
export async function renewSelfClient(
	context: CliqContext,
	credentials: ICredentialDataDecryptedObject,
	cliqUrl: string,
	secrets: Iterable<string>,
): Promise<string | RenewalTrouble | undefined> {
	enteredIn(credentials);
	const { helpers } = context;
	const heard: { said: string | RenewalTrouble | null } = { said: null };
	const httpRequest = async (options: IHttpRequestOptions): Promise<unknown> => {
		heard.said = { error: accountsUnavailable(null), mayBeIssued: true };
		const answer: unknown = await helpers.httpRequest(options);
		heard.said = errorIn(answer, secrets);
		return answer;
	};
	const reader = Object.assign(
		readingWith(context, async () => withoutAccess(credentials)),
		{ helpers: { ...helpers, httpRequest } },
	);
	const failed = await helpers.httpRequestWithAuthentication
		.call(reader, credentialType, {
			url: `${cliqUrl}${users.getMany.path}?limit=1`,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})
		.then(
			() => undefined,
			() => ({ error: renewalFailed(), mayBeIssued: true }),
		);
	return heard.said ?? failed;
}
