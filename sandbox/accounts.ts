import type { FastifyInstance, FastifyReply } from 'fastify';

import type { Clock } from './clock';
import { consentPage, errorPage } from './consent';
import { type Intake, texts } from './intake';
import type { Organization } from './organization';
import type { RecordedRequest } from './records';
import { KNOWN_SCOPES } from './scopes';
import type { SandboxSwitches } from './switches';
import type { IssuedToken, TokenStore } from './tokens';

export interface SandboxClient {
	id: string;
	secret: string;
	/**
	 * Registered redirect URIs. In addition every n8n on this machine is registered, because its port is not known beforehand.
	 */
	redirectUris: string[];
}

export interface AccountsParts {
	clock: Clock;
	client: SandboxClient;
	intake: Intake;
	organization: Organization;
	switches: SandboxSwitches;
	tokens: TokenStore;
	/** Visits to the consent page. */
	authRequests: RecordedRequest[];
	/** Calls of the token endpoint. */
	tokenRequests: RecordedRequest[];
	/** Accounts URL and Cliq URL of n8n's credential. */
	credentialUrl: () => string;
}

export interface TokenAnswer {
	access_token: string;
	refresh_token?: string;
	scope?: string;
	api_domain: string;
	token_type: 'Bearer';
	expires_in: number;
}

// The general API host of each data center, never the Cliq host [reported live].
const API_DOMAINS: Record<string, string> = {
	us: 'https://www.zohoapis.com',
	eu: 'https://www.zohoapis.eu',
	in: 'https://www.zohoapis.in',
	au: 'https://www.zohoapis.com.au',
	jp: 'https://www.zohoapis.jp',
	cn: 'https://www.zohoapis.com.cn',
	ca: 'https://www.zohoapis.ca',
	sa: 'https://www.zohoapis.sa',
	uk: 'https://www.zohoapis.uk',
};

/** The consent page: `/oauth/v2/auth`, with the errors from Zoho's Kaizen post. */
export function serveConsent(app: FastifyInstance, parts: AccountsParts): void {
	const { client, intake, organization, switches, tokens } = parts;
	intake.watch(app, parts.authRequests);

	app.get('/oauth/v2/auth', (request, reply) => {
		const { rule } = intake.of(request);
		if (rule) return intake.answer(rule, request, reply);
		const query = texts(request.query);
		const error = authorizationError(query, client);
		if (error) return html(reply, 400, errorPage(error));
		return html(reply, 200, consentPage(query, organization));
	});

	app.post('/oauth/v2/auth', (request, reply) => {
		const { decision, user, ...query } = texts(request.body);
		const error = authorizationError(query, client);
		if (error) return html(reply, 400, errorPage(error));
		const back = new URL(query.redirect_uri ?? '');
		if (query.state !== undefined) back.searchParams.set('state', query.state);
		if (decision !== 'accept') {
			back.searchParams.set('error', 'access_denied');
			return reply.redirect(back.href, 302);
		}
		const code = tokens.createCode(
			{
				userId: user ?? organization.connectedUserId,
				scopes: scopesOf(query),
				// Without both, no refresh token is issued [guide].
				offline: query.access_type === 'offline' && query.prompt === 'consent',
			},
			query.redirect_uri ?? '',
		);
		if (code === undefined) {
			return html(reply, 400, errorPage('Too many authorization codes: five a minute'));
		}
		back.searchParams.set('code', code);
		back.searchParams.set('location', switches.location);
		const server = switches.accountsServer ?? `http://${request.host}`;
		back.searchParams.set('accounts-server', server);
		return reply.redirect(back.href, 302);
	});
}

/** The token endpoint, which answers its failures with HTTP 200 [guide, Kaizen post]. */
export function serveTokens(app: FastifyInstance, parts: AccountsParts): void {
	const { client, intake, switches, tokens } = parts;
	intake.watch(app, parts.tokenRequests);

	app.post('/oauth/v2/token', (request, reply) => {
		const { record, rule } = intake.of(request);
		record.body = request.body;
		if (rule && rule.handle !== 'after') return intake.answer(rule, request, reply);
		const [status, answer] = exchange({ ...record.query, ...texts(request.body) });
		return rule
			? intake.answer(rule, request, reply)
			: reply.code(status).header('cache-control', 'no-store').send(answer);
	});

	app.post('/oauth/v2/token/revoke', (request, reply) => {
		const { token = '' } = { ...texts(request.query), ...texts(request.body) };
		return reply.send(
			tokens.revoke(token) ? { status: 'success' } : { error: 'invalid_token', status: 'failure' },
		);
	});

	function exchange(form: Record<string, string>): [number, unknown] {
		if (form.client_id !== client.id || form.client_secret !== client.secret) {
			// A failed exchange uses up the code anyway [Kaizen post].
			tokens.takeCode(form.code ?? '');
			return [200, { error: 'invalid_client' }];
		}
		if (form.grant_type === 'authorization_code') return [200, fromCode(form)];
		if (form.grant_type === 'refresh_token') return fromRefreshToken(form);
		return [200, { error: 'unsupported_grant_type' }];
	}

	function fromCode(form: Record<string, string>): unknown {
		const code = tokens.takeCode(form.code ?? '');
		if (!code) return { error: 'invalid_code' };
		if (code.redirectUri !== form.redirect_uri) return { error: 'invalid_redirect_uri' };
		return tokenAnswer(tokens.issue(code), switches);
	}

	function fromRefreshToken(form: Record<string, string>): [number, unknown] {
		const issued = tokens.refresh(form.refresh_token ?? '');
		if (issued === 'unknown' || switches.trouble === 'revokedToken')
			return [200, { error: 'invalid_code' }];
		if (issued === 'tooMany') {
			return [
				switches.accessDeniedStatus,
				{
					error_description:
						'You have made too many requests continuously. Please try again after some time.',
					error: 'Access Denied',
					status: 'failure',
				},
			];
		}
		// The refresh token stays the same and is not returned again.
		return [200, tokenAnswer({ ...issued, refreshToken: undefined }, switches)];
	}
}

/**
 * The response of the token endpoint.
 * @param issued the new tokens
 */
export function tokenAnswer(issued: IssuedToken, switches: SandboxSwitches): TokenAnswer {
	return {
		access_token: issued.accessToken,
		...(issued.refreshToken !== undefined && { refresh_token: issued.refreshToken }),
		...(switches.tokenScope && { scope: issued.scopes.join(' ') }),
		api_domain: API_DOMAINS[switches.location] ?? 'https://www.zohoapis.com',
		token_type: 'Bearer',
		expires_in: issued.expiresIn,
	};
}

/** The error that Zoho's page names, in the order of its checks [Kaizen post]. */
function authorizationError(
	query: Record<string, string>,
	client: SandboxClient,
): string | undefined {
	const { response_type: type, client_id: id, redirect_uri: redirectUri, scope } = query;
	if (type !== 'code' || redirectUri === undefined || !scope) return 'ERROR_invalid_response_type';
	if (id !== client.id) return 'ERROR_invalid_client';
	if (!isRegistered(redirectUri, client)) return 'ERROR_invalid_redirect_uri';
	// One unknown scope fails the whole authorization; case matters [guide, reported live].
	if (!scopesOf(query).every((name) => KNOWN_SCOPES.includes(name))) return 'ERROR_invalid_scope';
	return undefined;
}

function scopesOf({ scope = '' }: Record<string, string>): string[] {
	return [...new Set(scope.split(','))];
}

function isRegistered(redirectUri: string, { redirectUris }: SandboxClient): boolean {
	return (
		redirectUris.includes(redirectUri) ||
		/^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\/rest\/oauth2-credential\/callback$/.test(
			redirectUri,
		)
	);
}

function html(reply: FastifyReply, status: number, text: string): FastifyReply {
	return reply
		.code(status)
		.type('text/html; charset=utf-8')
		.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
		.send(text);
}
