import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { JsonObject } from '../../cliq/json';
import type { AnswerOptions } from '../../events/answer';
import { lastNodeAnswer, NO_ANSWER } from '../../events/answer';
import { responseOf } from './http';

/** Nothing starts, and Cliq shows nothing. */
export const IGNORED: IWebhookResponseData = { webhookResponse: NO_ANSWER };

/** Why a call is refused, as HTTP says it. */
export class Refusal extends Error {
	constructor(
		readonly status: 400 | 401 | 413,
		message: string,
	) {
		super(message);
	}
}

/** Answers a refused call at once, without an execution: its body may not even be read yet. */
export function refuse(context: IWebhookFunctions, refusal: Refusal): IWebhookResponseData {
	const { status, message } = refusal;
	responseOf(context).status(status).set('Connection', 'close').json({ message });
	return { noWebhookResponse: true };
}

/**
 * Has n8n answer in Cliq's form when the workflow ends: n8n gives what it answers to `json` or `send` of this
 * response. [n8n 1.122 and 2.40] It is status 200 in any case, because Cliq shows nothing otherwise.
 *
 * @param errorText what people read if the workflow failed
 */
export function answerWithLastNode(
	context: IWebhookFunctions,
	errorText: string,
	options: AnswerOptions,
): void {
	const response = responseOf(context);
	const [json, send] = [response.json.bind(response), response.send.bind(response)];
	const answer = (body: unknown) => {
		// The one calls the other. [Express]
		Object.assign(response, { json, send });
		const written = lastNodeAnswer(response.statusCode, body, errorText, options);
		return response.status(200).json(written);
	};
	Object.assign(response, { json: answer, send: answer });
}

/** Answers before a longer work: Cliq does not wait for it. */
export function answerNow(context: IWebhookFunctions, answer: JsonObject): void {
	responseOf(context).status(200).json(answer);
}
