import type { INodeProperties } from 'n8n-workflow';

import { optionsProperty } from '../fields/commonOptions';
import type { OperationEntry } from '../operation/operation';
import { namesOf, offeredFor } from './shownFor';
import type { Uses } from './uses';
import { note } from './uses';

/**
 * Builds the one Options collection of all operations, each of which sees only its own part: every form has the
 * common options, which are long; a condition is short.
 */
export function sharedOptions(entries: readonly OperationEntry[]): INodeProperties {
	const all = namesOf(entries);
	const options: Uses = new Map();
	for (const entry of entries) {
		for (const { property } of entry.definition.options) note(options, property, entry);
	}
	return optionsProperty(
		[...options.values()].flatMap((use) => offeredFor(use.field, use.entries, all)),
	);
}
