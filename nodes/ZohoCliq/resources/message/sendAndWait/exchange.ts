import type { IWebhookFunctions } from 'n8n-workflow';

import type { Page } from './html';

/** What is used of Express's response; its types are not among n8n-workflow's. */
interface Response {
	statusCode: number;
	setHeader(name: string, value: string): unknown;
	end(html: string): unknown;
	once(event: 'finish', listener: () => void): unknown;
}

/** @returns the response to the request that n8n passes on */
export function responseOf(context: IWebhookFunctions): Response {
	return context.getResponseObject() as unknown as Response;
}

/** @returns the request's method */
export function methodOf(context: IWebhookFunctions): unknown {
	return (context.getRequestObject() as unknown as { method?: unknown }).method;
}

/**
 * Sets the headers of a page: nothing may store it, show it inside another, learn its address, or run in it but
 * what is ours.
 *
 * @returns the page's HTML
 */
export function secured(context: IWebhookFunctions, { html, nonce, hasScript }: Page): string {
	const policy = [
		`sandbox allow-forms${hasScript ? ' allow-scripts' : ''}`,
		"default-src 'none'",
		`style-src 'nonce-${nonce}'`,
		...(hasScript ? [`script-src 'nonce-${nonce}'`] : []),
		"frame-ancestors 'none'",
		"base-uri 'none'",
	];
	const response = responseOf(context);
	response.setHeader('Content-Type', 'text/html; charset=utf-8');
	response.setHeader('Content-Security-Policy', policy.join('; '));
	response.setHeader('Cache-Control', 'no-store');
	response.setHeader('Referrer-Policy', 'no-referrer');
	response.setHeader('X-Content-Type-Options', 'nosniff');
	response.setHeader('X-Robots-Tag', 'noindex');
	return html;
}
