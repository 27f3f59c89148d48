import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { COMMENT, TEXT } from './controls';
import { methodOf, responseOf, secured } from './exchange';
import type { Problems, Submitted } from './formAnswer';
import { readForm, textOf } from './formAnswer';
import type { Page } from './html';
import { answerInWords, tellCliq } from './outcome';
import { closedPage, questionPage, recordedPage } from './pages';
import type { Asked, Choice, Question } from './question';
import { openedBy, readQuestion } from './question';

/**
 * Handles a click on a link of a question. Only a POST answers, which a page's form sends: whatever fetches links
 * without being asked (previews, scanners, browsers that load ahead) changes nothing.
 */
export async function answer(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const question = readQuestion(context);
	const opened = question && (await openedBy(question, context.getQueryData()));
	if (!question || !opened) return show(context, 410, closedPage());
	const { choice, asked } = opened;
	if (methodOf(context) !== 'POST') {
		return show(context, 200, questionPage(question, choice));
	}
	const submitted = context.getBodyData() as unknown;
	const given = typeof submitted === 'object' && submitted !== null ? (submitted as Submitted) : {};
	const { data, problems } = readAnswer(question, choice, given);
	if (Object.keys(problems).length > 0) {
		return show(context, 422, questionPage(question, choice, given, problems));
	}
	const respondedAt = new Date();
	tellCliq(context, question, opened, { data, respondedAt });
	// n8n sends the page once the execution goes on, or an error if another answer came first. [n8n 2.40]
	const webhookResponse = secured(context, recordedPage(question, answerInWords(question, choice)));
	const respondedBy = personOf(asked);
	const json = {
		data: { ...data, ...(respondedBy && { respondedBy }), respondedAt: respondedAt.toISOString() },
	};
	return { webhookResponse, workflowData: [[{ json }]] };
}

/** @returns whose link it is; undefined if several people see it */
function personOf({ person, target }: Asked): IDataObject | undefined {
	if (person === undefined) return undefined;
	const { name } = target.type === 'user' ? target : {};
	return { [person.includes('@') ? 'email' : 'id']: person, ...(name !== undefined && { name }) };
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
