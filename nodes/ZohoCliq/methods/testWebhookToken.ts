import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { readConnection } from '../cliq/connection';
import { webhookTokenRefused } from '../cliq/explain/webhookToken';
import { Response } from '../cliq/response';
import { CliqError, cliqError, problemOf } from '../errors';
import { credential } from '../words';

/** A message without a text to a bot that nobody has: whatever Cliq makes of it, nothing is sent. */
const NOTHING = '/api/v2/bots/n8ntestsitstoken/message';

/** Of the form of a token, and nobody's. */
const NO_TOKEN = `1001.${'0'.repeat(32)}.${'0'.repeat(32)}`;

const UNTOLD = cliqError('UNKNOWN_ERROR', {
	message: 'Cliq did not say whether it accepts the token',
	description: '',
	remedy: `Check ${credential.dataCenter}, then run Message: Send once to find out.`,
});

const UNREACHABLE = cliqError('UNAVAILABLE', {
	message: 'Cliq could not be reached',
	description: '',
	remedy: `Check ${credential.dataCenter}, or try again in a few minutes.`,
});

const TIMEOUT_MS = 20_000;

/**
 * Zoho publishes no call that only checks a webhook token. So Cliq is asked twice for what it cannot carry out:
 * with the token, and with one that it must refuse. Only if it refuses just the second is the first right.
 *
 * @returns what n8n shows; an error too if Cliq answers both alike
 */
export async function testWebhookToken(
	context: ICredentialTestFunctions,
	given: ICredentialDataDecryptedObject = {},
): Promise<INodeCredentialTestResult> {
	return await check(context, given).then(
		(message) => ({ status: 'OK', message }),
		(error: unknown) => {
			// Anything else is the network's, and could contain the token.
			const { message, remedy } = problemOf(error instanceof CliqError ? error : UNREACHABLE);
			return { status: 'Error', message: `${message}. ${remedy}` };
		},
	);
}

async function check(
	{ helpers }: ICredentialTestFunctions,
	given: ICredentialDataDecryptedObject,
): Promise<string> {
	const { cliqUrl, accessToken } = readConnection(given, 'webhookToken');
	const ask = async (zapikey: string | null): Promise<Response> => {
		const { statusCode, body } = (await helpers.request({
			method: 'POST',
			uri: cliqUrl + NOTHING,
			qs: { zapikey },
			body: '{}',
			headers: { 'content-type': 'application/json' },
			simple: false,
			resolveWithFullResponse: true,
			followRedirect: false,
			timeout: TIMEOUT_MS,
		})) as { statusCode: number; body: unknown };
		return new Response(statusCode, {}, typeof body === 'string' ? body : JSON.stringify(body));
	};
	const answer = await ask(accessToken);
	if (isRefused(answer)) throw webhookTokenRefused(answer);
	if (isRefused(await ask(NO_TOKEN))) return 'Cliq accepts the token';
	throw UNTOLD;
}

function isRefused(answer: Response): boolean {
	return answer.status === 401 || answer.lacksScope;
}
