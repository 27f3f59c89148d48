import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { CliqClient } from '../../cliq/client';
import { messages } from '../../cliq/endpoints';
import { invalidInput } from '../../errors';
import { sharedFileOf } from '../../cliq/messages';
import { recordOf } from '../../cliq/paging';
import { pathSegment } from '../../cliq/urls';
import { chatId, messageId } from '../../fields/ids';
import { readInput, shownWhile } from '../../fields/inputs';
import type { ItemParameters } from '../../fields/parameters';

const from: INodeProperties = {
	displayName: 'From',
	name: 'from',
	type: 'options',
	options: [
		{ name: 'File ID', value: 'file' },
		{ name: 'Message', value: 'message', description: 'The file that a message carries' },
	],
	default: 'file',
	description: 'What tells which file it is',
};

const fileId: INodeProperties = {
	displayName: 'File ID',
	name: 'fileId',
	type: 'string',
	default: '',
	placeholder: 'e.g. f3791c2279a67f6e5cbc8e1beb41ded85da2bdc672e2496b',
	description: 'As File: Get Many or Message: Get Many gives it',
	displayOptions: { show: { from: ['file'] } },
};

const chat = shownWhile(chatId, 'from', ['message']);
const message = shownWhile(messageId, 'from', ['message']);

/** A shared file: by its id, or by the message that carries it. */
export const sourceFields: readonly INodeProperties[] = [
	from,
	fileId,
	{ name: 'chat', ...chat.field },
	{ name: 'message', ...message.field },
];

/** Which file it is, and the message that carries it where that is known. */
export interface Source extends IDataObject {
	fileId: string;
}

/**
 * @returns what finds the file once there is a connection
 * @throws INVALID_INPUT for what is empty or cannot be an id
 */
export function readSource(parameters: ItemParameters): (client: CliqClient) => Promise<Source> {
	if (parameters.choice(from, ['file', 'message']) === 'file') {
		const id = parameters.text(fileId).trim();
		pathSegment(fileId.displayName, id);
		return async () => await Promise.resolve({ fileId: id });
	}
	const inChat = readInput(chat, parameters);
	const ofThis = readInput(message, parameters);
	return async (client) => await carriedBy(client, await inChat(client), await ofThis(client));
}

/** @throws INVALID_INPUT when the message carries none */
async function carriedBy(client: CliqClient, chat: string, message: string): Promise<Source> {
	const answer = await client.call(messages.get, { path: { chat, message } });
	const file = sharedFileOf(recordOf(answer));
	if (file) return { fileId: file.id, messageId: message, chatId: chat };
	throw invalidInput(
		messageId.field.displayName,
		`"${message}" carries no file`,
		'Choose a message that does: File: Get Many lists the files of a chat.',
	);
}
