import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { CliqClient } from '../../../cliq/client';
import { chatIdOf } from '../../../cliq/directChats';
import { messages, users } from '../../../cliq/endpoints';
import { isJsonObject } from '../../../cliq/json';
import { fullScope, grants } from '../../../cliq/scopes';
import { openSession } from '../../../cliq/session';
import { messageOf } from '../../../errors';
import { editAsFarAsPossible } from '../../../messaging/edit';
import { outgoing, postMessages } from '../../../messaging/post';
import { neutralizeMentions } from '../../../messaging/text/neutralizeMentions';
import { MAX_TEXT_LENGTH } from '../../../messaging/text/splitText';
import { shortMoment } from './deadline';
import { responseOf } from './exchange';
import type { Asked, Choice, Opened, Question, SentQuestion } from './question';

/** What was answered, and when. */
export interface Answer {
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
	opened: Opened,
	answer: Answer,
): void {
	const { isUpdated, isAnnounced } = question.sent;
	if (!isUpdated && !isAnnounced) return;
	const response = responseOf(context);
	response.once('finish', () => {
		// Of several answers at the same moment n8n takes one, and answers the others with an error.
		if (response.statusCode !== 200) return;
		void tell(context, question, opened, answer);
	});
}

/** @returns for example `✅ Approved by link, 26 Nov 14:03`, and the comment below it */
export function outcomeInWords(
	question: Question,
	{ choice }: Pick<Opened, 'choice'>,
	{ data: { comment }, respondedAt }: Answer,
	by: string,
): string {
	const sign = choice === 'decline' ? '❌' : '✅';
	const moment = shortMoment(respondedAt, question.zone);
	const line = `${sign} ${answerInWords(question, choice)} by ${by}, ${moment}`;
	const said = typeof comment === 'string' ? neutralizeMentions(comment) : '';
	return said === '' ? line : `${line}\n${said}`;
}

async function tell(
	context: IWebhookFunctions,
	question: Question,
	{ choice, asked: answered }: Opened,
	answer: Answer,
): Promise<void> {
	const log = (what: string) => (error: unknown) => {
		context.logger.warn(`Zoho Cliq: ${what}: ${messageOf(error)}`);
	};
	const client = await clientOf(context, question).catch(log('The answer is not shown in Cliq'));
	if (!client) return;
	const { sent, asked, needsAll } = question;
	// Then each message says already that its person has approved, and with which comment.
	const isByAll = needsAll && choice === 'approve';
	const by = asked.length === 1 ? 'link' : isByAll ? 'all' : await nameOf(client, answered);
	const words = outcomeInWords(question, { choice }, answer, by);
	// The one who has answered sees it first.
	for (const each of [answered, ...asked.filter((other) => other !== answered)]) {
		if (sent.isUpdated && !isByAll)
			await update(client, sent, each, words).catch(log('The message was not updated'));
		if (sent.isAnnounced)
			await announce(client, sent, each, words).catch(log('The answer was not posted'));
	}
}

/** @returns the name of the person whose link it is, as far as it is known */
async function nameOf(client: CliqClient, { person = '' }: Asked): Promise<string> {
	if (person.includes('@')) return person;
	const user = await client
		.withoutWaiting()
		.call(users.get, { path: { user: person } })
		.catch(() => undefined);
	const record = isJsonObject(user?.data) ? user.data : user;
	const name = record?.display_name ?? record?.name;
	return typeof name === 'string' && name !== '' ? neutralizeMentions(name) : person;
}

/** @returns a client that waits, as the answer's page does, in the network of the question */
export async function clientOf(
	context: IWebhookFunctions,
	{ sent }: Question,
): Promise<CliqClient> {
	return new CliqClient(await openSession(context, sent.network), { policy: PATIENCE });
}

/** Not tried where it must fail: without the permission, or without knowing the message. */
async function update(
	client: CliqClient,
	sent: SentQuestion,
	asked: Asked,
	words: string,
): Promise<void> {
	const { grantedScopes } = client.connection;
	const isAllowed = messages.update.scopes.every(
		(scope) => !grantedScopes || grants(grantedScopes, fullScope(scope)),
	);
	if (asked.messageId !== undefined && isAllowed) await updateMessage(client, sent, asked, words);
}

/**
 * Puts these words in the place of a message's buttons.
 *
 * @throws CliqError if Cliq did not change it, or it is unknown whether it did
 */
export async function updateMessage(
	client: CliqClient,
	sent: SentQuestion,
	asked: Asked,
	words: string,
): Promise<void> {
	const path = { chat: await chatOf(client, asked), message: asked.messageId ?? '' };
	const { card } = sent;
	const text = withOutcome(sent.text, words);
	// With a text alone, Cliq may leave the buttons as they are.
	await editAsFarAsPossible(client, path, { text, buttons: [], ...(card && { card }) });
}

/** Cliq's response to a post does not name the chat of a person or a channel. [Zoho's OpenAPI] */
async function chatOf(client: CliqClient, { chatId, target }: Asked): Promise<string> {
	if (chatId !== undefined) return chatId;
	const by = target.type === 'channel' ? 'uniqueName' : 'person';
	return await chatIdOf(client, { by, value: target.id });
}

function withOutcome(text: string, words: string): string {
	const end = `\n\n${words}`.slice(0, MAX_TEXT_LENGTH);
	return text.slice(0, MAX_TEXT_LENGTH - end.length) + end;
}

async function announce(
	client: CliqClient,
	{ options, subscriber }: SentQuestion,
	{ target }: Asked,
	words: string,
): Promise<void> {
	const to = subscriber === undefined ? {} : { userids: subscriber };
	const text = words.slice(0, MAX_TEXT_LENGTH);
	await postMessages(client, target, outgoing([{ text, ...to }], target.type, options));
}
