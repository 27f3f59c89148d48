import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

import type { FastifyInstance, FastifyRequest } from 'fastify';

import { tokenPage } from './consent';
import { texts } from './intake';

const COOKIE = 'cliq_sandbox';
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|::1)$/i;

/** Keeps others out when the sandbox can be reached from outside this machine. */
export class Gate {
	/** Printed at start, and the client's secret; undefined on loopback, where everyone may come in. */
	readonly token: string | undefined;

	/** @param host the address that the sandbox listens on */
	constructor(host: string) {
		this.token = LOOPBACK.test(host) ? undefined : randomBytes(20).toString('hex');
	}

	/**
	 * Asks for the token, once for each browser, before any route of a part of the server. It comes with a link
	 * (`?token=…`) or from a form, and leaves the address at once.
	 */
	guard(app: FastifyInstance): void {
		app.addHook('onRequest', (request, reply, done) => {
			const { token, ...query } = texts(request.query);
			if (this.token === undefined || this.accepts(cookieOf(request))) {
				done();
			} else if (request.method === 'GET' && token !== undefined && this.accepts(token)) {
				const { pathname } = new URL(request.url, 'http://sandbox');
				const search = new URLSearchParams(query).toString();
				// Lax: n8n's window leads here from another site.
				reply.header('set-cookie', `${COOKIE}=${token}; HttpOnly; SameSite=Lax; Path=/`);
				reply.redirect(search ? `${pathname}?${search}` : pathname, 303);
			} else {
				reply
					.code(401)
					.type('text/html; charset=utf-8')
					.header('cache-control', 'no-store')
					.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
					.send(tokenPage(query, token !== undefined));
			}
		});
	}

	private accepts(token: string): boolean {
		return timingSafeEqual(digest(token), digest(this.token ?? ''));
	}
}

function cookieOf({ headers }: FastifyRequest): string {
	return new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]*)`).exec(headers.cookie ?? '')?.[1] ?? '';
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
