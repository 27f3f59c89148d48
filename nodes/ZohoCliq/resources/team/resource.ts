/** What n8n calls it. */
export const resource = { name: 'Team' };
