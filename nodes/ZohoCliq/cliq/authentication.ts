import type { INode } from 'n8n-workflow';

import { invalidInput } from '../errors';
import { fields } from '../words';

/** How a node signs in to Cliq, by the value of its field Authentication. Each has a credential type of its own. */
export const authentications = {
	oAuth2: { label: 'OAuth2', credentialType: 'zohoCliqOAuth2Api' },
	selfClient: { label: 'Self Client', credentialType: 'zohoCliqSelfClientApi' },
	webhookToken: { label: 'Webhook Token', credentialType: 'zohoCliqWebhookTokenApi' },
} as const;

export type Authentication = keyof typeof authentications;

export type CredentialType = (typeof authentications)[Authentication]['credentialType'];

/** What workflows have that were saved before there was a choice. */
export const STANDARD_AUTHENTICATION: Authentication = 'oAuth2';

/**
 * @returns how this node signs in, and so the only credential that it reads: AccessToken uses it for every request
 * @throws INVALID_INPUT for a value that the field does not offer
 */
export function authenticationOf({ parameters }: Pick<INode, 'parameters'>): Authentication {
	const chosen = parameters.authentication ?? STANDARD_AUTHENTICATION;
	if (isAuthentication(chosen)) return chosen;
	const labels = Object.values(authentications).map(({ label }) => label);
	throw invalidInput(fields.authentication, `must be ${labels.join(' or ')}`);
}

function isAuthentication(value: unknown): value is Authentication {
	return typeof value === 'string' && Object.hasOwn(authentications, value);
}
