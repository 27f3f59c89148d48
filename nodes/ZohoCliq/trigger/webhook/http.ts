import type { IWebhookFunctions } from 'n8n-workflow';

/** What of a call the trigger uses; n8n's own types need those of Express. */
interface HttpRequest {
	/** Reads the whole body into `rawBody`. [n8n 1.122 and 2.40] */
	readonly readRawBody: () => Promise<void>;
	readonly rawBody?: unknown;
}

/** What of the answer to a call the trigger uses. [Express] */
export interface HttpResponse {
	readonly statusCode: number;
	status(code: number): this;
	set(header: string, value: string): this;
	json(body: unknown): this;
	send(body: unknown): this;
}

/** @returns the call's request */
export function requestOf(context: IWebhookFunctions): HttpRequest {
	return context.getRequestObject() as HttpRequest;
}

/** @returns what answers the call */
export function responseOf(context: IWebhookFunctions): HttpResponse {
	return context.getResponseObject() as HttpResponse;
}
