import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { messageOf } from '../../../errors';
import { COMMENT, TEXT } from './controls';
import { approve } from './everyone';
import { methodOf, responseOf, secured } from './exchange';
import type { Problems, Submitted } from './formAnswer';
import { readForm, textOf } from './formAnswer';
import type { Page } from './html';
import type { Answer } from './outcome';
import { answerInWords, clientOf, tellCliq } from './outcome';
import { closedPage, questionPage, recordedPage, uncountedPage, waitingPage } from './pages';
import type { Choice, Opened, Question } from './question';
import { openedBy, personOf, readQuestion } from './question';

/**
 * Handles a click on a link of a question. Only a POST answers, which a page's form sends: whatever fetches links
 * without being asked (previews, scanners, browsers that load ahead) changes nothing.
 */
export async function answer(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const question = readQuestion(context);
	const opened = question && (await openedBy(question, context.getQueryData()));
	if (!question || !opened) return show(context, 410, closedPage());
	const { choice } = opened;
	if (methodOf(context) !== 'POST') {
		return show(context, 200, questionPage(question, choice));
	}
	const submitted = context.getBodyData() as unknown;
	const form = typeof submitted === 'object' && submitted !== null ? (submitted as Submitted) : {};
	const { data, problems } = readAnswer(question, choice, form);
	if (Object.keys(problems).length > 0) {
		return show(context, 422, questionPage(question, choice, form, problems));
	}
	const answer = { data, respondedAt: new Date() };
	const isOneOfAll = question.needsAll && choice === 'approve' && !opened.isLast;
	if (isOneOfAll) return await countIn(context, question, opened, answer);
	return resume(context, question, opened, answer);
}

/**
 * Counts an approval where all have to approve. Meanwhile another answer may resume the execution, and n8n would
 * resume it again from before; so whoever is last is sent to a link of its own, which resumes without delay.
 */
async function countIn(
	context: IWebhookFunctions,
	question: Question,
	opened: Opened,
	answer: Answer,
): Promise<IWebhookResponseData> {
	const counting = async () =>
		await approve(await clientOf(context, question), question, opened, answer);
	const isComplete = await counting().catch((error: unknown) => {
		context.logger.warn(`Zoho Cliq: The answer was not counted: ${messageOf(error)}`);
	});
	if (isComplete === undefined) return show(context, 503, uncountedPage());
	// The browser sends the same form again. [RFC 9110]
	if (isComplete) responseOf(context).setHeader('Location', opened.asked.lastLink);
	const page = waitingPage(question, answerInWords(question, 'approve'));
	return show(context, isComplete ? 307 : 200, page);
}

/** Lets the execution go on with an answer. */
function resume(
	context: IWebhookFunctions,
	question: Question,
	opened: Opened,
	answer: Answer,
): IWebhookResponseData {
	tellCliq(context, question, opened, answer);
	// n8n sends the page once the execution goes on, or an error if another answer came first. [n8n 2.40]
	const words = answerInWords(question, opened.choice);
	const webhookResponse = secured(context, recordedPage(question, words));
	const respondedBy = personOf(opened.asked);
	const json = {
		data: {
			...answer.data,
			...(respondedBy && { respondedBy }),
			...(opened.isLast && { approvedBy: question.asked.map(personOf) }),
			respondedAt: answer.respondedAt.toISOString(),
		} as IDataObject,
	};
	return { webhookResponse, workflowData: [[{ json }]] };
}

function readAnswer(
	question: Question,
	choice: Choice,
	submitted: Submitted,
): { data: IDataObject; problems: Problems } {
	if (choice !== 'respond') {
		const comment = question.asksForComment ? textOf(submitted, COMMENT) : '';
		const approved = choice === 'approve';
		// What n8n tells an agent's model about a refusal. [n8n 2.40]
		const feedback = question.isReview && !approved && comment !== '';
		const data = {
			approved,
			...(comment !== '' && { comment }),
			...(feedback && { chatInput: comment }),
		};
		return { data, problems: {} };
	}
	if (question.kind === 'customForm') return readForm(question.elements, submitted);
	const text = textOf(submitted, TEXT);
	const problems: Problems = text === '' ? { [TEXT]: 'Please fill in this field.' } : {};
	return { data: { text }, problems };
}

/** Shows a page and leaves the execution waiting. */
function show(context: IWebhookFunctions, status: number, shown: Page): IWebhookResponseData {
	const html = secured(context, shown);
	const response = responseOf(context);
	response.statusCode = status;
	response.end(html);
	return { noWebhookResponse: true };
}
