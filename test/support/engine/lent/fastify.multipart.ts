/** `@fastify/multipart`, as jest.config.js maps it. */
export = globalThis.lentWebServer?.multipart;
