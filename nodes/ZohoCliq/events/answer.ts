import type { JsonObject } from '../cliq/json';
import { isJsonObject } from '../cliq/json';
import { markdownToCliq } from '../messaging/text/markdown';
import { neutralizeAll, neutralizeMentions } from '../messaging/text/neutralizeMentions';
import { MAX_TEXT_LENGTH, splitText } from '../messaging/text/splitText';
import type { EventName } from './kinds';

/** Who reads the answer: Cliq itself, or a script that passes it on. */
export type Connection = 'webhookBot' | 'deluge';

/** How an answer is written. */
export interface AnswerOptions {
	readonly connection: Connection;
	/** What is answered: not every handler may answer everything. */
	readonly event: EventName;
	/** The markup of the text; Markdown by default, as models write it. */
	readonly textFormat?: 'markdown' | 'cliq';
	/** Whether the text notifies nobody; it does not by default. */
	readonly neutralizeMentions?: boolean;
}

/** The answer that makes Cliq show nothing. [Zoho's SDK] */
export const NO_ANSWER: JsonObject = {};

/** Where a workflow's result has its text: agents, chains and people name it differently. */
const TEXT_KEYS = ['reply', 'output', 'text', 'message', 'content'];

const LONGER = '\n…';

/** What a handler may answer in addition to a message. [Zoho's help, "Cliq Responses"] */
type Extra = 'suggestions' | 'context' | 'banner' | 'form' | 'message_edit';

const CONVERSATION: readonly Extra[] = ['suggestions', 'context', 'banner', 'form'];
const DIALOG: readonly Extra[] = ['banner', 'form'];

const EXTRAS: Readonly<Record<EventName, readonly Extra[] | undefined>> = {
	message: CONVERSATION,
	menu: CONVERSATION,
	context: CONVERSATION,
	mention: DIALOG,
	command: DIALOG,
	messageAction: DIALOG,
	button: [...DIALOG, 'message_edit'],
	form: [...DIALOG, 'message_edit'],
	welcome: ['suggestions'],
	incomingWebhook: [],
	channel: [],
	// Neither has an address for answers. [Zoho's samples]
	call: undefined,
	other: undefined,
};

function writeText(
	given: string,
	{
		textFormat,
		neutralizeMentions: isSafe = true,
	}: Pick<AnswerOptions, 'textFormat' | 'neutralizeMentions'>,
): string {
	const text = textFormat === 'cliq' ? given : markdownToCliq(given);
	return isSafe ? neutralizeMentions(text) : text;
}

/**
 * @param given the text. It is one message, so that what is too long is lost
 * @returns the body of the response to Cliq or the script
 */
export function textAnswer(given: string, options: AnswerOptions): JsonObject {
	return responseAnswer({ text: cut(writeText(given, options)) }, options);
}

function cut(text: string): string {
	if (text.length <= MAX_TEXT_LENGTH) return text;
	const [first = ''] = splitText(text, MAX_TEXT_LENGTH - LONGER.length);
	return first.trimEnd() + LONGER;
}

/**
 * @param status of n8n's response
 * @param body of n8n's response: the JSON of the last node's items, of which the first counts
 * @param errorText what people read if the workflow failed or returned nothing
 * @returns the response to Cliq or the script
 */
export function lastNodeAnswer(
	status: number,
	body: unknown,
	errorText: string,
	options: AnswerOptions,
): JsonObject {
	// The text of the settings is the workflow's own, so that it may mention somebody.
	const isEmpty = Array.isArray(body) && body.length === 0;
	if (status >= 400 || isEmpty)
		return textAnswer(errorText, { ...options, neutralizeMentions: false, textFormat: 'cliq' });
	const item: unknown = Array.isArray(body) ? body[0] : body;
	// A workflow that waits is answered with the trigger's own item. [n8n 2.40]
	if (isJsonObject(item) && isJsonObject(item.replyTo)) return NO_ANSWER;
	const response = typeof item === 'string' ? item : responseIn(item);
	if (typeof response === 'string') return textAnswer(response, options);
	return response ? responseAnswer(safe(response, options), options) : NO_ANSWER;
}

function responseIn(item: unknown): string | JsonObject | undefined {
	if (!isJsonObject(item)) return undefined;
	if (isResponse(item)) return item;
	for (const key of TEXT_KEYS) {
		const value = item[key];
		if (typeof value === 'string' && value.trim() !== '') return value;
		if (isJsonObject(value) && (isResponse(value) || typeof value.text === 'string')) return value;
	}
	return undefined;
}

/** Whether it has what only Cliq's own responses have. */
function isResponse({ type, card, slides }: JsonObject): boolean {
	const isKind = type === 'banner' || type === 'form' || type === 'message_edit';
	return isKind || isJsonObject(card) || Array.isArray(slides);
}

/** The response with its text written for Cliq, and no mention in any of its texts. */
function safe(response: JsonObject, options: AnswerOptions): JsonObject {
	const { text } = response;
	const quiet = options.neutralizeMentions === false ? response : neutralizeAll(response);
	return typeof text === 'string' ? { ...quiet, text: cut(writeText(text, options)) } : quiet;
}

/**
 * @param response Cliq's own response object
 * @returns the body of the response, without what Cliq would refuse from this handler
 */
export function responseAnswer(
	response: JsonObject,
	{ connection, event }: Pick<AnswerOptions, 'connection' | 'event'>,
): JsonObject {
	const allowed: readonly string[] | undefined = EXTRAS[event];
	if (!allowed) return NO_ANSWER;
	const { suggestions, context, type, ...message } = response;
	const isRefused = typeof type === 'string' && !allowed.includes(type);
	const { text } = message;
	const output = isRefused && message.card === undefined ? { text } : { ...message };
	const extras = { suggestions, context, type: isRefused ? undefined : type };
	for (const [key, value] of Object.entries(extras)) {
		const isAllowed = key === 'type' || allowed.includes(key);
		if (value !== undefined && isAllowed) output[key as 'text'] = value;
	}
	const isBlank = typeof text !== 'string' || text.trim() === '';
	if (isBlank && Object.keys(output).every((key) => key === 'text')) return NO_ANSWER;
	return connection === 'webhookBot' ? { output } : output;
}
