/** The name in n8n. */
export const resource = { name: 'Reaction' };
