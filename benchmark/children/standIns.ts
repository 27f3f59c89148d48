/** What the node is compared with: the shortest nodes that do the same with n8n's own helper. */
import { randomUUID } from 'node:crypto';

import type { IExecuteFunctions, IHttpRequestOptions, INodeType } from 'n8n-workflow';

import { RECIPIENT } from '../account';

const CREDENTIAL = 'zohoCliqOAuth2Api';

function standIn(execute: NonNullable<INodeType['execute']>): INodeType {
	return {
		description: {
			displayName: 'Stand-in',
			name: 'standIn',
			group: ['output'],
			version: 1,
			description: '',
			defaults: {},
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: CREDENTIAL, required: true }],
			properties: [{ displayName: 'Text', name: 'text', type: 'string', default: '' }],
		},
		execute,
	};
}

async function request(context: IExecuteFunctions, options: IHttpRequestOptions): Promise<string> {
	const response = (await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, {
		encoding: 'text',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		...options,
	})) as { statusCode: number; body: string };
	if (response.statusCode >= 300) throw new Error(`HTTP ${response.statusCode}: ${response.body}`);
	return response.body;
}

/** Posts each item's text with the same request options as the node. */
export function messageLoop(url: string): INodeType {
	return standIn(async function () {
		const done = [];
		for (const itemIndex of this.getInputData().keys()) {
			const text = this.getNodeParameter('text', itemIndex) as string;
			const answer = await request(this, {
				method: 'POST',
				url: `${url}/api/v2/buddies/${encodeURIComponent(RECIPIENT)}/message`,
				body: { text, sync_message: true },
			});
			done.push({ json: { answer }, pairedItem: { item: itemIndex } });
		}
		return [done];
	});
}

/** Uploads each item's files in one request whose body is assembled in memory. */
export function concatenatingUpload(url: string): INodeType {
	return standIn(async function () {
		const done = [];
		for (const [itemIndex, item] of this.getInputData().entries()) {
			const boundary = randomUUID();
			const chunks: Buffer[] = [];
			for (const [name, file] of Object.entries(item.binary ?? {})) {
				const head = `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: ${file.mimeType}\r\n\r\n`;
				const content = await this.helpers.getBinaryDataBuffer(itemIndex, name);
				chunks.push(Buffer.from(head), content, Buffer.from('\r\n'));
			}
			chunks.push(Buffer.from(`--${boundary}--\r\n`));
			const answer = await request(this, {
				method: 'POST',
				url: `${url}/api/v2/buddies/${encodeURIComponent(RECIPIENT)}/files`,
				headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
				body: Buffer.concat(chunks),
				disableFollowRedirect: false,
			});
			done.push({ json: { answer }, pairedItem: { item: itemIndex } });
		}
		return [done];
	});
}
