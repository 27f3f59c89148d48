import type { CatalogueEntry, Resource } from './operation';

/** @returns the operations of all resources as one list, in their order */
export function catalogueOf(resources: readonly Resource[]): CatalogueEntry[] {
	return resources.flatMap(({ value, operations }) =>
		Object.entries(operations).map(([operation, definition]) => ({
			resource: value,
			operation,
			definition,
		})),
	);
}
