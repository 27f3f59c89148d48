import type { IExecuteFunctions } from 'n8n-workflow';

import type { JsonObject } from '../../cliq/json';
import { responseAnswer } from '../../events/answer';
import { EVENTS } from '../../events/kinds';
import type { Asked } from './trigger';

/** A Deluge script waits no longer; nothing is known of bots with a webhook. [Zoho's help] */
const CLIQ_WAITS_MS = 40_000;

/** Answers the request; @returns whether it could, now or in an earlier try. */
export type AnswerRequest = (response: JsonObject) => Promise<boolean>;

/**
 * @returns how to answer the request that started the workflow; undefined if the trigger is not set to reply
 * by this operation, or if nobody waits for an answer: each execution has one, and Cliq does not wait long
 */
export function openRequest(
	context: IExecuteFunctions,
	index: number,
	{ event, settings }: Asked,
): AnswerRequest | undefined {
	if (settings.reply !== 'respond') return undefined;
	const run = Number(context.getWorkflowDataProxy(0).$runIndex);
	const me = JSON.stringify([context.getNode().name, run, index]);
	// n8n keeps it for all nodes of an execution, from try to try.
	const store = context.getContext('flow') as { zohoCliqAnsweredBy?: string };
	const { zohoCliqAnsweredBy: by } = store;
	if (by === me) return async () => true;
	if (by !== undefined || !isWaiting(context, event)) return undefined;
	return async (response) => {
		const body = responseAnswer(response, {
			connection: settings.connection === 'deluge' ? 'deluge' : 'webhookBot',
			event: EVENTS.find((name) => name === event.event) ?? 'other',
		});
		if (Object.keys(body).length === 0) return false;
		await context.sendResponse({ body, headers: {}, statusCode: 200 });
		store.zohoCliqAnsweredBy = me;
		return true;
	};
}

/** Nobody waits when a failed execution is repeated, after a long time, or for an item pinned in the editor. */
function isWaiting(context: IExecuteFunctions, { sentAt }: JsonObject): boolean {
	const isLate = Date.now() - Date.parse(String(sentAt)) > CLIQ_WAITS_MS;
	return context.getMode() !== 'retry' && !isLate;
}
