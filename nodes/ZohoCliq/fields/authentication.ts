import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

import type { Authentication } from '../cliq/authentication';
import { authentications, STANDARD_AUTHENTICATION } from '../cliq/authentication';
import { fields } from '../words';

const ways = Object.keys(authentications) as Authentication[];

/** Those that can do everything: what a webhook token is for, only one node does. */
const wholeWays = ways.filter((way) => way !== 'webhookToken');

/**
 * The field Authentication. By this name, n8n's editor replaces it with a choice among the credentials of all
 * these types. [n8n 2.40]
 *
 * @param isByToken whether the node can do something with a webhook token
 * @param hide where there is nothing to choose. Not `show`: the editor would hide the fields that decide on it, too.
 */
export function authenticationField(
	isByToken: boolean,
	hide?: Record<string, string[]>,
): INodeProperties {
	return {
		displayName: fields.authentication,
		name: 'authentication',
		type: 'options',
		noDataExpression: true,
		default: STANDARD_AUTHENTICATION,
		description: 'How to sign in to Cliq',
		options: (isByToken ? ways : wholeWays).map((value) => ({
			name: authentications[value].label,
			value,
		})),
		...(hide && { displayOptions: { hide } }),
	};
}

/** @returns what a node says about its credentials: for each way to sign in that can do everything, the one that it needs */
export function authenticationCredentials(): INodeCredentialDescription[] {
	return wholeWays.map((value) => ({
		name: authentications[value].credentialType,
		required: true,
		displayOptions: { show: { authentication: [value] } },
	}));
}
