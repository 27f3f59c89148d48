import type { IBinaryData, IDataObject } from 'n8n-workflow';

import type { CliqClient } from '../../cliq/client';
import type { IncomingFile } from '../../cliq/download';
import { files } from '../../cliq/endpoints';
import { CliqError } from '../../errors';
import { required, trimmed } from '../../fields';
import type { ItemContext, Operation } from '../../operation/operation';
import { ofMessage, readSource, sourceFields } from './source';

const binaryPropertyName = required(
	trimmed({
		name: 'binaryPropertyName',
		label: 'Put Output File in Field',
		placeholder: 'e.g. data',
		description: 'Binary field of the output item to put the file in',
		hint: 'The name of the output binary field to put the file in',
		default: 'data',
	}),
);

/** The file is streamed into n8n's storage. */
export const download: Operation = {
	name: 'Download',
	action: 'Download file',
	description: 'Download a file that was shared in Cliq into a binary field',
	endpoints: [files.get],
	alsoUses: [ofMessage],
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

/** A file in n8n's storage, and its metadata. */
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

/** Cliq returns only HTTP 400 for an unknown id. [reported live] */
function unknownFile(error: unknown): CliqError | undefined {
	if (!(error instanceof CliqError)) return undefined;
	const { problem } = error;
	if (problem.kind !== 'REJECTED' || problem.httpStatus !== 400) return undefined;
	return error.with({
		kind: 'ENDPOINT_INVALID',
		message: 'Cliq could not find this file',
		description: `It does not exist, or your account cannot see it. ${problem.description}`,
		remedy:
			'Use a File ID from File: Get Many or Message: Get Many, and make sure the account is in the conversation where the file was shared.',
	});
}
