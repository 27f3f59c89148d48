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

/**
 * n8n's helpers read the credential through the context they are called on, once for each request, and end a
 * request by that context's cancel signal.
 *
 * @param read reads it for them, so that the node knows what they use
 * @param signal takes the place of n8n's cancel signal
 * @returns the same context, changed in this way
 */
export function readingWith(
	context: CliqContext,
	read: () => Promise<ICredentialDataDecryptedObject>,
	signal?: AbortSignal,
): CliqContext {
	return Object.assign(Object.create(context) as CliqContext, {
		getCredentials: read,
		...(signal && { getExecutionCancelSignal: () => signal }),
	});
}
