import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** Answers one call of Cliq or a script. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return { workflowData: [[{ json: context.getBodyData() }]] };
}
