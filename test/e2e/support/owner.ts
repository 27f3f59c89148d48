/** Who owns the n8n of the tests. */
export const OWNER = {
	email: 'scott.fisher@zylker.example',
	firstName: 'Scott',
	lastName: 'Fisher',
	password: 'Zylker-Cliq-2026',
} as const;
