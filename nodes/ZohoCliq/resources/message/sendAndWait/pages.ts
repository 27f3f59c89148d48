import { newNonce } from '../../../events/bytes';
import { controlsOf } from './controls';
import type { Problems, Submitted } from './formAnswer';
import type { Page } from './html';
import { escaped, page } from './html';
import { markupToHtml } from './markup';
import type { Choice, Question } from './question';

/**
 * Sends the form of a page that somebody sees: a browser that loads a page ahead of a click prerenders it, and
 * one that only fetches it runs no script.
 */
const SUBMIT = `(()=>{const form=document.forms[0];let sent=false;const submit=()=>{if(sent||document.prerendering||document.visibilityState!=='visible')return;sent=true;form.submit()};document.addEventListener('prerenderingchange',submit);document.addEventListener('visibilitychange',submit);submit()})()`;

/** @returns the page of a question, with a form that sends the answer which the link stands for */
export function questionPage(
	question: Question,
	choice: Choice,
	submitted?: Submitted,
	problems: Problems = {},
): Page {
	const { title, labels } = question;
	const isByItself = question.page === 'oneClick' && choice !== 'respond';
	const body = [
		`<h1>${escaped(title)}</h1>`,
		alertOf(problems),
		`<div class="text">${markupToHtml(question.text)}</div>`,
		...factsOf(question),
		'<form method="post">',
		...controlsOf(question, choice, { submitted, problems }),
		buttonOf(choice, choice === 'respond' ? 'Send' : (labels[choice] ?? '')),
		'</form>',
	];
	const isSent = isByItself && !question.asksForComment;
	return page(newNonce(), title, body.join('\n'), isSent ? SUBMIT : undefined);
}

function alertOf(problems: Problems): string {
	return Object.keys(problems).length === 0
		? ''
		: '<p class="wrong" role="alert">Your answer has not been sent yet: please correct the fields below.</p>';
}

function factsOf({ askedBy, deadline, executionUrl }: Question): string[] {
	const soft = (html: string) => `<p class="soft">${html}</p>`;
	return [
		soft(`Asked by the workflow “${escaped(askedBy)}” in n8n.`),
		...(deadline ? [soft(`Please answer by ${escaped(deadline)}.`)] : []),
		...(executionUrl ? [soft(`<a href="${escaped(executionUrl)}">Open the execution</a>`)] : []),
	];
}

function buttonOf(choice: Choice, label: string): string {
	return `<button type="submit"${choice === 'decline' ? ' class="no"' : ''}>${escaped(label)}</button>`;
}

/** @returns the page after an answer */
export function recordedPage(question: Question, answer: string): Page {
	return answeredPage(question, answer, 'You can close this page.');
}

/** @returns the page after an approval that is not the last */
export function waitingPage(question: Question, answer: string): Page {
	return answeredPage(
		question,
		answer,
		'Others have yet to answer. You can close this page. If everybody has answered and the workflow does not go on, reload it.',
	);
}

function answeredPage({ title }: Question, answer: string, next: string): Page {
	const body = [
		`<h1 role="status">Recorded: ${escaped(answer)}</h1>`,
		`<p class="text">${escaped(title)}</p>`,
		`<p class="soft">${next}</p>`,
	];
	return page(newNonce(), `Recorded: ${answer}`, body.join('\n'));
}

/** @returns the page for an answer that Cliq did not keep, or of which it is unknown */
export function uncountedPage(): Page {
	const title = 'Please answer again';
	const body = [
		`<h1>${title}</h1>`,
		'<p class="text">Your answer could not be counted, because Zoho Cliq did not respond as expected. Wait a minute, then open the link in Cliq or reload this page.</p>',
	];
	return page(newNonce(), title, body.join('\n'));
}

/** @returns the page of a question that is over, or of a link that is not its own */
export function closedPage(): Page {
	const title = 'This question is no longer open';
	const body = [
		`<h1>${title}</h1>`,
		'<p class="text">It has been answered, its time is over, or a newer question has replaced it. Nothing was recorded.</p>',
		'<p class="soft">Look for the latest message in Cliq. You can close this page.</p>',
	];
	return page(newNonce(), title, body.join('\n'));
}
