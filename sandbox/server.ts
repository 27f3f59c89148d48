import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance } from 'fastify';

import { type AccountsParts, serveConsent, serveTokens } from './accounts';
import { type ApiParts, serveApi, withoutPrefix } from './api';
import { HTML_NOT_FOUND } from './answers';
import type { Events } from './events';
import type { Gate } from './gate';
import { serveEventFiles } from './events/files';
import { servePage } from './page';

// Messages are short; only files are large, and those are streamed.
const MAX_TEXT_BODY = 4 * 1024 * 1024;

/**
 * The web server with its four parts: API, consent page, token endpoint, and the web page.
 * @param gate guards what a browser opens; the API and the token endpoint have secrets of their own
 * @returns the server, not yet listening, and what to call after a response
 */
export function createServer(
	parts: AccountsParts & ApiParts & { events: Events },
	gate: Gate,
): {
	app: FastifyInstance;
	requestNoted: () => void;
} {
	const app = fastify({
		bodyLimit: MAX_TEXT_BODY,
		exposeHeadRoutes: false,
		// Kept-alive, stalled and event-stream connections must not delay `close`.
		forceCloseConnections: true,
		rewriteUrl: ({ url = '' }) => withoutPrefix(url),
		// File IDs have 128 characters.
		routerOptions: { maxParamLength: 1000 },
	});
	// The API checks JSON itself, with Cliq's messages.
	app.removeContentTypeParser('application/json');
	app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
		done(null, body);
	});
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
		done(null, { bytes: body.length });
	});
	app.register(formbody);
	app.register(multipart);
	app.setNotFoundHandler((_request, reply) =>
		reply
			.code(404)
			.headers(HTML_NOT_FOUND.headers ?? {})
			.send(HTML_NOT_FOUND.text),
	);
	app.setErrorHandler((error, request, reply) => {
		const { statusCode = 500, message } = error as Error & { statusCode?: number };
		if (statusCode >= 500) console.error(`sandbox: ${request.method} ${request.url}:`, error);
		return reply.code(statusCode).send({ code: 'internal_error', message });
	});

	const page = servePage(parts);
	app.register((scope, _options, done) => {
		serveApi(scope, parts);
		done();
	});
	app.register((scope, _options, done) => {
		gate.guard(scope);
		serveConsent(scope, parts);
		done();
	});
	app.register((scope, _options, done) => {
		serveTokens(scope, parts);
		done();
	});
	app.register((scope, _options, done) => {
		serveEventFiles(scope, parts);
		done();
	});
	app.register((scope, _options, done) => {
		gate.guard(scope);
		page.register(scope);
		done();
	});
	return { app, requestNoted: page.requestNoted };
}
