/** What n8n calls it, and the operation that a new node shows. */
export const resource = { name: 'Bot', first: 'sendMessage' };
