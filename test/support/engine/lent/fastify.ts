/** `fastify`, as jest.config.js maps it. */
export = globalThis.lentWebServer?.fastify;
