import type { ILoadOptionsFunctions, INodeType } from 'n8n-workflow';

import { names } from './names.evaluated';

type Kind = keyof typeof names;

type Method = (this: ILoadOptionsFunctions, ...given: string[]) => Promise<unknown>;

type Methods = Required<Pick<NonNullable<INodeType['methods']>, Kind>>;

const load: Record<Kind, () => Promise<Record<string, unknown>>> = {
	listSearch: async () => (await import('./listSearch')).listSearch,
	loadOptions: async () => (await import('./loadOptions')).loadOptions,
	resourceMapping: async () => (await import('./resourceMapping')).resourceMapping,
};

/**
 * The methods behind the form, loaded when n8n calls the first one: to load a node, it needs only their names.
 *
 * @param kinds n8n's names of the methods that a node has
 */
export function methodsOf<Chosen extends Kind>(...kinds: readonly Chosen[]): Pick<Methods, Chosen> {
	return Object.fromEntries(kinds.map((kind) => [kind, loadedByName(kind)])) as unknown as Pick<
		Methods,
		Chosen
	>;
}

function loadedByName(kind: Kind): Record<string, Method> {
	const method = (name: string): Method =>
		async function (...given) {
			const methods = (await load[kind]()) as Record<string, Method>;
			return await methods[name]?.apply(this, given);
		};
	return Object.fromEntries(names[kind].map((name) => [name, method(name)]));
}
