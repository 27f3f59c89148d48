/**
 * Stand-in for n8n's own credential type `oAuth2Api`, which lives in n8n-nodes-base (too heavy to
 * install). Only what determines how an extending credential is filled in: names, types, defaults and
 * when a field counts. In n8n itself the real one is used.
 */
import type { ICredentialType, INodeProperties } from 'n8n-workflow';

type Shown = Record<string, Array<string | boolean>>;

function field(
	name: string,
	type: INodeProperties['type'],
	defaultValue: string | boolean | number,
	show?: Shown,
): INodeProperties {
	return {
		displayName: name,
		name,
		type,
		default: defaultValue,
		...(show === undefined ? {} : { displayOptions: { show } }),
	};
}

const REGISTERED_BY_HAND: Shown = { useDynamicClientRegistration: [false] };
const WITH_REDIRECT: Shown = { ...REGISTERED_BY_HAND, grantType: ['authorizationCode', 'pkce'] };
const BODY_PROPERTIES: Shown = {
	...REGISTERED_BY_HAND,
	grantType: ['clientCredentials'],
	authentication: ['body'],
};

export const oAuth2Api: ICredentialType = {
	name: 'oAuth2Api',
	displayName: 'OAuth2 API',
	properties: [
		field('useDynamicClientRegistration', 'hidden', false),
		field('grantType', 'options', 'authorizationCode', REGISTERED_BY_HAND),
		field('serverUrl', 'string', '', { useDynamicClientRegistration: [true] }),
		field('authUrl', 'string', '', WITH_REDIRECT),
		field('accessTokenUrl', 'string', '', REGISTERED_BY_HAND),
		field('clientId', 'string', '', REGISTERED_BY_HAND),
		field('clientSecret', 'string', '', REGISTERED_BY_HAND),
		field('scope', 'string', '', REGISTERED_BY_HAND),
		field('authQueryParameters', 'string', '', WITH_REDIRECT),
		field('authentication', 'options', 'header', REGISTERED_BY_HAND),
		field('sendAdditionalBodyProperties', 'boolean', false, BODY_PROPERTIES),
		field('additionalBodyProperties', 'json', '', {
			...BODY_PROPERTIES,
			sendAdditionalBodyProperties: [true],
		}),
		{ ...field('ignoreSSLIssues', 'boolean', false), doNotInherit: true },
	],
};
