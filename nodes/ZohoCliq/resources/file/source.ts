import type { IDataObject } from 'n8n-workflow';

import type { CliqClient } from '../../cliq/client';
import { messages } from '../../cliq/endpoints';
import { sharedFileOf } from '../../cliq/messages';
import { recordOf } from '../../cliq/paging';
import { pathSegment } from '../../cliq/urls';
import { invalidInput } from '../../errors';
import { choice, mapped, prominent, resolve, shownFor, trimmed } from '../../fields';
import type { ItemParameters } from '../../fields/parameters';
import { chatId, messageId } from '../../fields/pickers';

const from = prominent(
	choice({
		name: 'from',
		label: 'From',
		description: 'What tells which file it is',
		options: [
			{ name: 'File ID', value: 'file' },
			{ name: 'Message', value: 'message', description: 'The file that a message carries' },
		],
	}),
);

const fileId = shownFor(
	{ from: ['file'] },
	mapped(
		trimmed({
			name: 'fileId',
			label: 'File ID',
			placeholder: 'e.g. f3791c2279a67f6e5cbc8e1beb41ded85da2bdc672e2496b',
			description: 'As File: Get Many or Message: Get Many gives it',
		}),
		(id, { label }) => {
			pathSegment(label, id);
			return id;
		},
	),
);

const chat = shownFor({ from: ['message'] }, chatId);
const message = shownFor({ from: ['message'] }, messageId);

/** A shared file: by its id, or by the message that carries it. */
export const sourceFields = [from, fileId, chat, message];

/** Which file it is, and the message that carries it where that is known. */
export interface Source extends IDataObject {
	fileId: string;
}

/**
 * @returns what finds the file once there is a connection
 * @throws INVALID_INPUT for what is empty or cannot be an id
 */
export function readSource(parameters: ItemParameters): (client: CliqClient) => Promise<Source> {
	if (parameters.require(from) === 'file') {
		const source = { fileId: parameters.require(fileId) };
		return async () => await Promise.resolve(source);
	}
	const inChat = parameters.require(chat);
	const ofThis = parameters.require(message);
	return async (client) => await carriedBy(client, await resolve(client, inChat), ofThis);
}

/** @throws INVALID_INPUT when the message carries none */
async function carriedBy(client: CliqClient, chat: string, message: string): Promise<Source> {
	const answer = await client.call(messages.get, { path: { chat, message } });
	const file = sharedFileOf(recordOf(answer));
	if (file) return { fileId: file.id, messageId: message, chatId: chat };
	throw invalidInput(
		messageId.property.displayName,
		`"${message}" carries no file`,
		'Choose a message that does: File: Get Many lists the files of a chat.',
	);
}
