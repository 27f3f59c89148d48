/** `@fastify/formbody`, as jest.config.js maps it. */
export = globalThis.lentWebServer?.formbody;
