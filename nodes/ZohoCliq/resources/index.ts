import { account } from './account';
import { bot } from './bot';
import { file } from './file';
import { message } from './message';
import type { CatalogueEntry, Resource } from './operation';

/** Everything the node can do, in the order n8n lists it. */
export const resources: readonly Resource[] = [account, bot, file, message];

/** The same as one list. */
export const catalogue: readonly CatalogueEntry[] = resources.flatMap(({ value, operations }) =>
	Object.entries(operations).map(([operation, definition]) => ({
		resource: value,
		operation,
		definition,
	})),
);
