/** The web server of the sandbox as jest's tests get it: loaded once per worker, as the engine is. */
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import fastify from 'fastify';

export const webServer = { fastify, formbody, multipart };

export type LentWebServer = typeof webServer;

declare global {
	/** Set by jestEnvironment.ts; undefined outside of jest. */
	var lentWebServer: LentWebServer | undefined;
}
