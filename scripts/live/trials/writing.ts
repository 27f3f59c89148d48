import * as endpoints from '../../../nodes/ZohoCliq/cliq/endpoints';
import type { JsonObject } from '../../../nodes/ZohoCliq/cliq/json';
import { messageIdOf } from '../../../nodes/ZohoCliq/cliq/messageId';
import type { Response } from '../../../nodes/ZohoCliq/cliq/response';
import type { Lab } from '../lab';
import { answerOf } from '../lab';
import { objectOf, rowsOf, textOf } from '../places';
import { Untried } from '../trial';

/** The text of every message that a trial sends. */
export const TEXT = 'Live test of n8n-nodes-zoho-cliq; it removes this message again.';

/** The name of every file that a trial shares. */
export const FILE_NAME = 'n8n-nodes-zoho-cliq-live-test.txt';

/** What a trial writes that sends one message into the chat. */
export const MESSAGE = 'a message in --chat, deleted again';

/** @returns the chat that was chosen for writing */
export function chosenChat({ options }: Lab): string {
	return options.chat ?? '';
}

/** Deletes a message at the end of the trial, in whichever spelling of its ID works. */
export function removeLater(lab: Lab, chat: string, message: string): void {
	lab.later(`a message in the chat ${chat}`, async () => {
		const remove = async (id: string) =>
			await lab.ask(endpoints.messages.delete, { path: { chat, message: id } });
		const answer = await remove(message);
		return answer.isSuccess ? answer : await remove(message.replace('_', ' '));
	});
}

/** Sends a message into the chat, to be deleted at the end of the trial if Cliq accepts it. */
export async function tryMessage(
	lab: Lab,
	more: JsonObject = {},
): Promise<{ readonly answer: Response; readonly id: string | undefined }> {
	const chat = chosenChat(lab);
	const body = { text: TEXT, sync_message: true, ...more };
	const answer = await lab.ask(endpoints.messages.postToChat, { path: { chat }, body });
	const id = answer.isSuccess ? messageIdOf(objectOf(answer.json)) : undefined;
	if (id !== undefined) removeLater(lab, chat, id);
	else if (answer.isSuccess) lab.later('a message without an ID', async () => await never());
	return { answer, id };
}

/** The same for a message without which a trial says nothing. */
export async function sendMessage(lab: Lab, more: JsonObject = {}): Promise<string> {
	const { answer, id } = await tryMessage(lab, more);
	if (id === undefined) throw new Untried(`no message with an ID: ${answerOf(answer)}`);
	return id;
}

/** Deletes the message of the file that the account has just shared: Cliq does not give its ID. */
export async function removeFileLater(lab: Lab, chat: string): Promise<void> {
	const request = { path: { chat }, query: { limit: 10 } };
	const rows = rowsOf(await lab.need(endpoints.messages.getMany, request));
	const shared = rows.find((row) => JSON.stringify(row.content ?? '').includes(FILE_NAME));
	if (shared) removeLater(lab, chat, textOf(shared.id));
	else lab.later(`a file in the chat ${chat}`, async () => await never());
}

async function never(): Promise<Response> {
	throw new Untried('Cliq gave no ID');
}
