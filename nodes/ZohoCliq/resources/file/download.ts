import type { IBinaryData, IDataObject } from 'n8n-workflow';

import type { CliqClient } from '../../cliq/client';
import type { IncomingFile } from '../../cliq/download';
import { files } from '../../cliq/endpoints';
import { CliqError } from '../../errors';
import { required, trimmed } from '../../fields';
import type { ItemContext, Operation } from '../../operation/operation';
import { readSource, sourceFields } from './source';

const binaryPropertyName = required(
	trimmed({
		name: 'binaryPropertyName',
		label: 'Put Output File in Field',
		placeholder: 'e.g. data',
		description: 'The file goes into this binary field of the output item',
		hint: 'The name of the output binary field to put the file in',
		default: 'data',
	}),
);

/** The file goes into n8n's storage as it comes. */
export const download: Operation = {
	name: 'Download',
	action: 'Download file',
	description: 'Put a file that was shared in Cliq into a binary field',
	endpoints: [files.get],
	fields: [...sourceFields, binaryPropertyName],
	options: [],

	async run(item) {
		const { context, parameters } = item;
		const find = readSource(parameters);
		const property = parameters.require(binaryPropertyName);

		const client = await item.client();
		const source = await find(client);
		const { data, facts } = await fetchFile(client, context, source.fileId);
		return [{ json: { success: true, ...source, ...facts }, binary: { [property]: data } }];
	},
};

/** A file in n8n's storage, and what is to be said of it. */
interface Fetched {
	readonly data: IBinaryData;
	readonly facts: IDataObject;
}

async function fetchFile(
	client: CliqClient,
	{ helpers }: ItemContext['context'],
	file: string,
): Promise<Fetched> {
	const store = async (incoming: IncomingFile): Promise<Fetched> => {
		const { name: fileName, mimeType, stream } = incoming;
		const data = await helpers.prepareBinaryData(stream, fileName, mimeType);
		return { data, facts: { fileName, mimeType: data.mimeType, bytes: incoming.bytes } };
	};
	return await client.download(files.get, { path: { file } }, store).catch((error: unknown) => {
		throw unknownFile(error) ?? error;
	});
}

/** Cliq says no more than HTTP 400 to an id that it does not know. [reported live] */
function unknownFile(error: unknown): CliqError | undefined {
	if (!(error instanceof CliqError)) return undefined;
	const { problem } = error;
	if (problem.kind !== 'REJECTED' || problem.httpStatus !== 400) return undefined;
	return error.with({
		kind: 'ENDPOINT_INVALID',
		message: 'Cliq does not know this file',
		description: `It does not exist, or not for the connected account. ${problem.description}`,
		remedy:
			'Take the File ID from File: Get Many or Message: Get Many, and make sure that the account is in the conversation that the file was shared in.',
	});
}
