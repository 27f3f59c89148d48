import type { CliqClient } from '../../../cliq/client';
import { chatIdOf } from '../../../cliq/directChats';
import { messages } from '../../../cliq/endpoints';
import { fullScope, grants } from '../../../cliq/scopes';
import { cliqError, invalidInput } from '../../../errors';
import { approvers } from './fields';
import type { Answer } from './outcome';
import { outcomeInWords, updateMessage } from './outcome';
import type { Asked, Opened, Question } from './question';

/** Each answer reads the messages of all, of which Cliq allows 30 a minute. [Zoho's OpenAPI] */
const MOST = 10;

const { displayName: LABEL } = approvers.property;

/**
 * @throws INVALID_INPUT for more people than can be counted, SCOPE_INSUFFICIENT if it is known that the account may
 * not keep the answers in the messages
 */
export function checkEveryone(
	{ connection: { grantedScopes } }: CliqClient,
	{ length }: readonly unknown[],
): void {
	if (length > MOST) throw invalidInput(LABEL, `can only be "All" for up to ${MOST} people`);
	const scopes = [messages.get, messages.update].flatMap((each) => each.scopes).map(fullScope);
	if (!grantedScopes || scopes.every((scope) => grants(grantedScopes, scope))) return;
	throw cliqError('SCOPE_INSUFFICIENT', {
		message: `"${LABEL}" can only be "All" if the account may read and edit messages`,
		description: 'Nothing was sent: each approval is kept in the message of the person.',
		remedy:
			'Edit the credential, add "Read Messages" and "Edit Messages" under "Permissions", and connect again.',
		requiredScopes: scopes,
	});
}

/**
 * Finds where the answers will be kept.
 *
 * @throws INVALID_INPUT if a message could not be found again, REJECTED if somebody was not asked
 */
export async function locateAll(
	client: CliqClient,
	asked: readonly Asked[],
	{ length }: readonly unknown[],
): Promise<Asked[]> {
	const missed = client.sent.recipients?.find(({ error }) => error !== undefined);
	if (missed !== undefined || asked.length < length) {
		throw cliqError('REJECTED', {
			message: `"${missed?.userId ?? ''}" could not be asked, and everyone has to approve`,
			description: `${missed?.error ?? ''}. Nobody is waited for; the links of the others are void.`,
			remedy: `Correct the list of people, or set "${LABEL}" to "Anyone".`,
		});
	}
	const located: Asked[] = [];
	for (const each of asked) {
		if (each.messageId === undefined) throw invalidInput(LABEL, 'needs the IDs of the messages');
		const { id: value } = each.target;
		const chatId = each.chatId ?? (await chatIdOf(client, { by: 'person', value }));
		located.push({ ...each, chatId });
	}
	return located;
}

/**
 * Keeps a person's approval in the message of that person alone, then reads those of the others. So two who answer
 * at once overwrite nothing, and the later of the two sees both. An approval is a random number that only n8n knew.
 *
 * @returns whether everybody has approved
 * @throws CliqError if it is not known to be kept, or what the others have answered
 */
export async function approve(
	client: CliqClient,
	question: Question,
	opened: Opened,
	answer: Answer,
): Promise<boolean> {
	const { asked: own } = opened;
	if (!(await hasApproved(client, own))) {
		const words = outcomeInWords(question, opened, answer, `link (${receiptOf(own) ?? ''})`);
		await updateMessage(client, question.sent, own, words);
	}
	for (const each of question.asked) {
		if (!(await hasApproved(client, each))) return false;
	}
	return true;
}

async function hasApproved(client: CliqClient, asked: Asked): Promise<boolean> {
	const { messageId = '', chatId = '' } = asked;
	const receipt = receiptOf(asked);
	const message = await client.call(messages.get, { path: { chat: chatId, message: messageId } });
	// Where the text stands differs between the documents. [Zoho's OpenAPI]
	return receipt !== undefined && JSON.stringify(message).includes(receipt);
}

/** @returns 64 random bits: nobody can try them out, because only n8n writes into the message */
function receiptOf({ nonces: { receipt } }: Asked): string | undefined {
	return receipt?.slice(0, 16);
}
