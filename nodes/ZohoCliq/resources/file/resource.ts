/** The name in n8n, and the operation selected in a new node. */
export const resource = { name: 'File', first: 'upload' };
