import type { IDataObject } from 'n8n-workflow';

import type { CliqClient } from '../../../cliq/client';
import { chatIdOf } from '../../../cliq/directChats';
import { messages } from '../../../cliq/endpoints';
import { channelNameOf } from '../../../cliq/lookups';
import { messageIdOf } from '../../../cliq/messageId';
import { isUnknown } from '../../../cliq/names';
import { CliqError } from '../../../errors';
import type { MessageBody } from '../../../messaging/content';
import { sendWhole } from '../../../messaging/edit';
import { toOutput } from '../../../messaging/output';
import type { OutgoingMessage } from '../../../messaging/post';
import { postMessages } from '../../../messaging/post';
import type { Target } from '../../../messaging/target';
import type { ItemContext } from '../../../operation/operation';
import { postInThread } from '../../thread/inThread';
import type { Claim } from './turn';

/** What to post, and where. */
export interface Draft {
	readonly target: Target;
	/** The message, as an edit sends it. */
	readonly body: MessageBody;
	/** The same, as a new message. */
	readonly message: OutgoingMessage;
	/** Whether a known message is answered instead of changed. */
	readonly isReply: boolean;
	readonly notifyEdit: boolean | undefined;
}

const NO_ID = 'Cliq returned no message ID, so the next message of this key will be a new one.';

/** Sends the message of a key and remembers it. */
export async function send(
	client: CliqClient,
	{ target, message }: Draft,
	claim: Claim,
	item: ItemContext,
): Promise<IDataObject> {
	const texts = await postMessages(client, target, message).catch(async (error: unknown) => {
		await claim.giveUp(isUnsent(error));
		throw error;
	});
	const messageId = messageIdOf(texts[0] ?? {});
	if (messageId !== undefined) await claim.remember(messageId);
	else {
		await claim.giveUp(true);
		item.hint([NO_ID]);
	}
	return { ...toOutput({ target, texts }), created: true };
}

/** @returns whether it is certain that nothing was sent: Cliq refused */
function isUnsent(error: unknown): boolean {
	return (
		error instanceof CliqError && !['UNAVAILABLE', 'UNKNOWN_ERROR'].includes(error.problem.kind)
	);
}

/**
 * Changes or answers the message of a key.
 *
 * @returns the output; undefined if Cliq has no such message any more
 */
export async function repeat(
	client: CliqClient,
	draft: Draft,
	messageId: string,
): Promise<IDataObject | undefined> {
	return draft.isReply
		? await reply(client, draft, messageId)
		: await edit(client, draft, messageId);
}

async function edit(
	client: CliqClient,
	{ target, body, notifyEdit }: Draft,
	messageId: string,
): Promise<IDataObject | undefined> {
	const chatId = await chatOf(client, target);
	const path = { chat: chatId, message: messageId };
	const request = {
		path,
		body: { ...body, ...(notifyEdit !== undefined && { notify_edit: notifyEdit }) },
	};
	if (!(await sendWhole(client, messages.update, request).catch(ifGone))) return undefined;
	const texts = [{ message_id: messageId }];
	return { ...toOutput({ target: { ...target, chatId }, texts }), created: false };
}

async function chatOf(client: CliqClient, { type, id, chatId }: Target): Promise<string> {
	if (chatId !== undefined) return chatId;
	if (type === 'user') return await chatIdOf(client, { by: 'person', value: id });
	return await chatIdOf(client, { by: 'uniqueName', value: id });
}

async function reply(
	client: CliqClient,
	{ target, message }: Draft,
	messageId: string,
): Promise<IDataObject | undefined> {
	const channel = await channelNameOf(client, { by: 'uniqueName', value: target.id }, 'id');
	const place = { channel, message: messageId };
	const posted = await postInThread(client, place, message).catch(ifGone);
	if (!posted) return undefined;
	const { texts, threadId } = posted;
	const thread = threadId !== undefined && { threadId };
	const output = toOutput({ target: { ...target, chatId: threadId }, texts });
	return { ...output, ...thread, mainMessageId: messageId, created: false };
}

/** Codes for the ID of a message that Cliq does not have. [reported live] */
const NO_MESSAGE = /^(?:technical_error|operation_failed)$/;

/** @throws the error, unless Cliq refused because it has no such message */
function ifGone(error: unknown): undefined {
	const refusal = error instanceof CliqError ? error.refusal : undefined;
	if (refusal && (isUnknown(error) || NO_MESSAGE.test(refusal.code ?? ''))) return undefined;
	throw error;
}
