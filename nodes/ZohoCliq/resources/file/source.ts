import type { IDataObject } from 'n8n-workflow';

import type { CliqClient } from '../../cliq/client';
import { messages } from '../../cliq/endpoints';
import { sharedFileOf } from '../../cliq/messages';
import { recordOf } from '../../cliq/paging';
import { definitions } from '../../cliq/permissions';
import { pathSegment } from '../../cliq/urls';
import { invalidInput } from '../../errors';
import { chatId, checked, choice, messageId, resolve, shownFor, trimmed } from '../../fields';
import type { ItemParameters } from '../../fields/parameters';
import type { ChoiceUse } from '../../operation/operation';

const { get } = messages;

/** The message is read first, to find the file in it. */
export const ofMessage: ChoiceUse = { choice: 'From: Message', endpoints: [get] };

const from = choice({
	name: 'from',
	placement: 'form',
	isFixed: true,
	description: 'How to identify the file',
	hint: `Message also requires the permission ${definitions[get.permission].name}`,
	options: [
		{ name: 'File ID', value: 'file' },
		{ name: 'Message', value: 'message', description: 'The file attached to a message' },
	],
});

const fileId = shownFor(
	{ from: ['file'] },
	checked(
		trimmed({
			name: 'fileId',
			placeholder: 'e.g. f3791c2279a67f6e5cbc8e1beb41ded85da2bdc672e2496b',
			description: 'Returned by File: Get Many and Message: Get Many',
		}),
		pathSegment,
	),
);

const chat = shownFor({ from: ['message'] }, chatId);
const message = shownFor({ from: ['message'] }, messageId);

/** A shared file: by its id, or by its message. */
export const sourceFields = [from, fileId, chat, message];

/** The id of the file, and its message if known. */
export interface Source extends IDataObject {
	fileId: string;
}

/**
 * @returns a function that finds the file once there is a connection
 * @throws INVALID_INPUT for an empty or invalid id
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

/** @throws INVALID_INPUT if the message has no file */
async function carriedBy(client: CliqClient, chat: string, message: string): Promise<Source> {
	const answer = await client.call(get, { path: { chat, message } });
	const file = sharedFileOf(recordOf(answer));
	if (file) return { fileId: file.id, messageId: message, chatId: chat };
	throw invalidInput(
		messageId.property.displayName,
		`"${message}" carries no file`,
		'Choose a message that does: File: Get Many lists the files of a chat.',
	);
}
