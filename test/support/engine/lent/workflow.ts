/** `n8n-workflow`, as jest.config.js maps it. */
export = globalThis.lentEngine?.workflow;
