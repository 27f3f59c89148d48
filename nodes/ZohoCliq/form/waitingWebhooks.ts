import type { IWebhookDescription } from 'n8n-workflow';

const resuming = {
	name: 'default',
	responseMode: 'onReceived',
	responseData: '',
	path: '={{ $nodeId }}',
	restartWebhook: true,
	isFullPath: true,
} as const;

/**
 * Where a waiting execution is resumed, as n8n's own nodes declare it. [n8n 2.40] A constant of its own: with a
 * literal list in the class, n8n's lint asks for the methods of a trigger.
 */
export const waitingWebhooks: IWebhookDescription[] = [
	{ ...resuming, httpMethod: 'GET' },
	{ ...resuming, httpMethod: 'POST' },
];

/** Shown on the canvas while an execution waits. */
export const waitingNodeTooltip =
	'={{ $parameter["operation"] === "sendAndWait" ? "Execution will continue after somebody answers in Cliq" : "" }}';
