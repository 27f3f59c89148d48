/** `n8n-core`, as jest.config.js maps it. */
export = globalThis.lentEngine?.core;
