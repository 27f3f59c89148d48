import { fields } from '../words';
import type { Endpoint } from './endpoints';
import { files } from './endpoints';
import { lists } from './lists';

/** Something that starts workflows, with what its trigger requests of Cliq. */
export interface Start {
	/** As n8n shows it. */
	readonly name: string;
	readonly endpoints: readonly Endpoint[];
	/** Choices that need more. */
	readonly alsoUses?: ReadonlyArray<{
		readonly choice: string;
		readonly endpoints: readonly Endpoint[];
	}>;
}

const withFiles = { choice: fields.downloadAttachments, endpoints: [files.get] };
const inThreads = { choice: fields.includeThreads, endpoints: [lists.threads.endpoint] };

/** What the polling trigger starts for, by the value in workflows. */
export const polled = {
	message: {
		name: 'New Message',
		endpoints: [lists.messages.endpoint],
		alsoUses: [withFiles, inThreads],
	},
	mention: { name: 'New Mention', endpoints: [lists.mentions.endpoint], alsoUses: [withFiles] },
	file: {
		name: 'New File',
		endpoints: [lists.messages.endpoint],
		alsoUses: [withFiles, inThreads],
	},
} as const satisfies Readonly<Record<string, Start>>;

/** All of both triggers, named as the operations of the other nodes are. */
export const starts = Object.entries(polled).map(([operation, definition]) => ({
	resource: 'pollingTrigger',
	operation,
	name: `Polling Trigger: ${definition.name}`,
	definition: definition as Start,
}));
