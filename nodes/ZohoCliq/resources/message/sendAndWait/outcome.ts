import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { CliqClient } from '../../../cliq/client';
import { chatIdOf } from '../../../cliq/directChats';
import { messages } from '../../../cliq/endpoints';
import { fullScope, grants } from '../../../cliq/scopes';
import { openSession } from '../../../cliq/session';
import { messageOf } from '../../../errors';
import { editAsFarAsPossible } from '../../../messaging/edit';
import { outgoing, postMessages } from '../../../messaging/post';
import { neutralizeMentions } from '../../../messaging/text/neutralizeMentions';
import { MAX_TEXT_LENGTH } from '../../../messaging/text/splitText';
import { shortMoment } from './deadline';
import { responseOf } from './exchange';
import type { Choice, Question, SentQuestion } from './question';

/** What was answered, and when. */
interface Answer {
	readonly data: IDataObject;
	readonly respondedAt: Date;
}

const WORDS = { approve: 'Approved', decline: 'Declined', respond: 'Answered' };

/** The labels that the words above stand for. */
const STANDARD: Partial<Record<Choice, string>> = { approve: 'Approve', decline: 'Decline' };

/** @returns for example `Approved`, or the button's label if it is another */
export function answerInWords({ labels }: Question, choice: Choice): string {
	const label = labels[choice] ?? '';
	return choice === 'respond' || label === STANDARD[choice] ? WORDS[choice] : label;
}

/** Nobody waits for it: a person sees the answer's page, a workflow goes on. */
const PATIENCE = { onRateLimit: 'wait', maxWaitSeconds: 60 } as const;

/**
 * Shows the answer in Cliq once the page is sent: in the question's message, and as a new one. Neither delays the
 * answer, and their failures are only logged.
 */
export function tellCliq(
	context: IWebhookFunctions,
	question: Question,
	choice: Choice,
	answer: Answer,
): void {
	const { isUpdated, isAnnounced } = question.sent;
	if (!isUpdated && !isAnnounced) return;
	const words = outcomeInWords(question, choice, answer);
	const response = responseOf(context);
	response.once('finish', () => {
		// Of several answers at the same moment n8n takes one, and answers the others with an error.
		if (response.statusCode !== 200) return;
		void tell(context, question, words);
	});
}

/** @returns for example `✅ Approved by link, 26 Nov 14:03`, and the comment below it */
function outcomeInWords(
	question: Question,
	choice: Choice,
	{ data: { comment }, respondedAt }: Answer,
): string {
	const sign = choice === 'decline' ? '❌' : '✅';
	const moment = shortMoment(respondedAt, question.zone);
	const line = `${sign} ${answerInWords(question, choice)} by link, ${moment}`;
	const said = typeof comment === 'string' ? neutralizeMentions(comment) : '';
	return said === '' ? line : `${line}\n${said}`;
}

async function tell(context: IWebhookFunctions, question: Question, words: string): Promise<void> {
	const log = (what: string) => (error: unknown) => {
		context.logger.warn(`Zoho Cliq: ${what}: ${messageOf(error)}`);
	};
	const session = await openSession(context).catch(log('The answer is not shown in Cliq'));
	if (!session) return;
	const client = new CliqClient(session, { policy: PATIENCE });
	const { isUpdated, isAnnounced } = question.sent;
	if (isUpdated) await update(client, question, words).catch(log('The message was not updated'));
	if (isAnnounced) await announce(client, question, words).catch(log('The answer was not posted'));
}

/** Not tried where it must fail: without the permission, or without knowing the message. */
async function update(client: CliqClient, { sent }: Question, words: string): Promise<void> {
	const { messageId, card } = sent;
	const { grantedScopes } = client.connection;
	const isAllowed = messages.update.scopes.every(
		(scope) => !grantedScopes || grants(grantedScopes, fullScope(scope)),
	);
	if (messageId === undefined || !isAllowed) return;
	const path = { chat: await chatOf(client, sent), message: messageId };
	const text = withOutcome(sent.text, words);
	// With a text alone, Cliq may leave the buttons as they are.
	await editAsFarAsPossible(client, path, { text, buttons: [], ...(card && { card }) });
}

/** Cliq's response to a post does not name the chat of a person or a channel. [Zoho's OpenAPI] */
async function chatOf(client: CliqClient, { chatId, target }: SentQuestion): Promise<string> {
	if (chatId !== undefined) return chatId;
	const by = target.type === 'channel' ? 'uniqueName' : 'person';
	return await chatIdOf(client, { by, value: target.id });
}

function withOutcome(text: string, words: string): string {
	const end = `\n\n${words}`.slice(0, MAX_TEXT_LENGTH);
	return text.slice(0, MAX_TEXT_LENGTH - end.length) + end;
}

async function announce(client: CliqClient, { sent }: Question, words: string): Promise<void> {
	const { target, options, subscriber } = sent;
	const to = subscriber === undefined ? {} : { userids: subscriber };
	const text = words.slice(0, MAX_TEXT_LENGTH);
	await postMessages(client, target, outgoing([{ text, ...to }], target.type, options));
}
