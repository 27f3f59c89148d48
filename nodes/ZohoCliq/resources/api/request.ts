import type { IDataObject } from 'n8n-workflow';

import type { CliqClient, CliqRequest } from '../../cliq/client';
import type { IncomingFile } from '../../cliq/download';
import type { Endpoint } from '../../cliq/endpoints';
import { ownRequest } from '../../cliq/ownRequest';
import { byToken, readList } from '../../cliq/paging';
import type { JsonRequest } from '../../cliq/request';
import { invalidInput } from '../../errors';
import { choice, wholeNumber } from '../../fields';
import { allowChanges } from '../../operation/changes';
import { toListItems } from '../../operation/listing';
import type { ItemContext, Operation, Output } from '../../operation/operation';
import { asQuery, body, method, path, query, together } from './fields';
import { checkModel } from './safety';

const responseFormat = choice({
	name: 'responseFormat',
	placement: 'form',
	isFixed: true,
	description: 'What Cliq answers with; a file is put in the binary field "data"',
	options: { json: 'JSON', text: 'Text', file: 'File' },
});

const callsPerMinute = wholeNumber({
	name: 'callsPerMinute',
	description: 'How often Cliq allows it; by default what Zoho publishes, or 20',
	default: 20,
	min: 1,
});

const pagination = choice({
	name: 'pagination',
	description: 'Whether to read all pages of a list; each entry becomes an item',
	options: { token: 'Return All by Token', none: 'One Page' },
});

/** For everything that has no operation. */
export const request: Operation = {
	name: 'Request',
	action: 'Make custom request',
	description: "Call any request of Cliq's API that has no operation of its own",
	// It needs what the request needs, which is not known in advance.
	endpoints: [],
	fields: [method, path, ...Object.values(query), ...Object.values(body), responseFormat],
	options: [callsPerMinute, pagination, allowChanges],
	writes: (valueOf) => valueOf(method.property.name) !== 'GET',

	async run(item) {
		const { parameters, options } = item;
		const chosen = parameters.require(method);
		checkModel(item, chosen);
		const { displayName: label } = path.property;
		const given = parameters.require(path);
		const { endpoint, ...address } = ownRequest(label, chosen, given, options.read(callsPerMinute));
		const format = parameters.require(responseFormat);
		const isList = options.read(pagination) === 'token';
		if (isList && (chosen !== 'GET' || format !== 'json')) {
			throw invalidInput(
				pagination.property.displayName,
				'needs the method GET and a JSON response',
			);
		}
		const whole = { ...address, ...read(item) };
		const client = await item.client();
		if (!isList) return await answerTo(item, client, endpoint, whole, format);
		const listed = await readList(client, endpoint, whole, byToken(null), Infinity);
		return toListItems(item, listed, (row) => row as IDataObject);
	},
};

function read({ parameters }: ItemContext): JsonRequest {
	const [inQuery, inBody] = [query, body].map((part) =>
		together(
			part.fields.property.displayName,
			parameters.read(part.fields),
			parameters.read(part.json),
		),
	);
	const hasBody = Object.keys(inBody ?? {}).length > 0;
	return { query: asQuery(inQuery ?? {}), ...(hasBody && { body: inBody }) };
}

async function answerTo(
	{ context }: ItemContext,
	client: CliqClient,
	endpoint: Endpoint,
	whole: CliqRequest,
	format: 'json' | 'text' | 'file',
): Promise<Output> {
	if (format === 'json') return (await client.call(endpoint, whole)) as IDataObject;
	if (format === 'text') return { text: await client.download(endpoint, whole, asText) };
	return await client.download(endpoint, whole, async (file) => {
		const data = await context.helpers.prepareBinaryData(file.stream, file.name, file.mimeType);
		const json = { success: true, fileName: file.name, mimeType: data.mimeType, bytes: file.bytes };
		return [{ json, binary: { data } }];
	});
}

async function asText({ stream }: IncomingFile): Promise<string> {
	const decoder = new TextDecoder();
	let text = '';
	for await (const chunk of stream) text += decoder.decode(chunk as Uint8Array, { stream: true });
	return text + decoder.decode();
}
