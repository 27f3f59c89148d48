import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

/** The context n8n passes: while a workflow runs, a picker is open or a trigger listens. */
export type CliqContext =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| IWebhookFunctions;

export const CREDENTIAL_TYPE = 'zohoCliqOAuth2Api';

/**
 * n8n's helpers read the credential through the context they are called on, once for each request.
 *
 * @param read reads it for them, so that the node knows what they use
 * @returns the same context, reading credentials that way
 */
export function readingWith(
	context: CliqContext,
	read: () => Promise<ICredentialDataDecryptedObject>,
): CliqContext {
	const reader = Object.create(context) as CliqContext;
	reader.getCredentials = read as CliqContext['getCredentials'];
	return reader;
}
