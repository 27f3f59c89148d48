import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

import type { Authentication } from '../cliq/authentication';
import { authentications, STANDARD_AUTHENTICATION } from '../cliq/authentication';
import { fields } from '../words';

const ways = Object.keys(authentications) as Authentication[];

/**
 * The field Authentication. By this name, n8n's editor replaces it with a choice among the credentials of all
 * these types. [n8n 2.40]
 *
 * @param hide where there is nothing to choose. Not `show`: the editor would hide the fields that decide on it, too.
 */
export function authenticationField(hide?: Record<string, string[]>): INodeProperties {
	return {
		displayName: fields.authentication,
		name: 'authentication',
		type: 'options',
		noDataExpression: true,
		default: STANDARD_AUTHENTICATION,
		description: 'How to sign in to Cliq',
		options: ways.map((value) => ({ name: authentications[value].label, value })),
		...(hide && { displayOptions: { hide } }),
	};
}

/** @returns what a node says about its credentials: for each way to sign in, the one that it needs */
export function authenticationCredentials(): INodeCredentialDescription[] {
	return ways.map((value) => ({
		name: authentications[value].credentialType,
		required: true,
		displayOptions: { show: { authentication: [value] } },
	}));
}
