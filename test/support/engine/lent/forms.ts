/** Each `*.evaluated.ts` that a node imports, as jest.config.js maps it. */
export = globalThis.lentForms === undefined
	? jest.requireActual<{ forms: unknown }>('../forms').forms
	: JSON.parse(globalThis.lentForms);
