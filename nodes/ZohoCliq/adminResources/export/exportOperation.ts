import type { CliqRequest } from '../../cliq/client';
import type { IncomingFile } from '../../cliq/download';
import type { Endpoint } from '../../cliq/endpoints';
import { unreadable } from '../../cliq/explain/response';
import { isJsonObject, parseJson } from '../../cliq/json';
import { rowsOf } from '../../cliq/paging';
import { Response } from '../../cliq/response';
import type { RequiredField, Resolvable } from '../../fields';
import { choice, choices, resolve, shownFor, trimmed } from '../../fields';
import { FIELDS_TO_RETURN } from '../../operation/listing';
import type { ItemContext, Operation, Output, OutputItem } from '../../operation/operation';
import { rowsOfCsv } from './csv';

const exportAs = choice({
	name: 'exportAs',
	placement: 'form',
	description: 'What to return; a file is streamed, however long the export is',
	options: { items: 'Items', file: 'File' },
	isFixed: true,
});

const binaryPropertyName = shownFor(
	{ exportAs: ['file'] },
	trimmed({
		name: 'binaryPropertyName',
		label: 'Put Output File in Field',
		placeholder: 'e.g. data',
		description: 'Binary field of the output item to put the file in',
		default: 'data',
	}),
);

/** An export: what it is of, and what Cliq can tell of each. */
interface Export extends Pick<Operation, 'name' | 'action' | 'description'> {
	readonly endpoint: Endpoint;
	readonly chat?: RequiredField<Resolvable<string>>;
	readonly columns: Readonly<Record<string, string>>;
}

/** @returns the operation of an export, which Cliq sends whole, as CSV or as JSON */
export function exportOperation({ endpoint, chat, columns, ...words }: Export): Operation {
	const columnsToExport = choices({
		...FIELDS_TO_RETURN,
		description: 'What to export; everything if none is selected',
		options: columns,
	});
	return {
		...words,
		endpoints: [endpoint],
		fields: [...(chat ? [chat] : []), exportAs, binaryPropertyName],
		options: [columnsToExport],
		async run(item) {
			const { parameters, options } = item;
			const property =
				parameters.read(exportAs) === 'file' && parameters.require(binaryPropertyName);
			const chosen = options.read(columnsToExport) ?? Object.keys(columns);
			const named = chat && parameters.require(chat);
			const client = await item.client();
			const path: CliqRequest['path'] =
				named === undefined ? {} : { chat: await resolve(client, named) };
			const request = { path, query: { fields: chosen.join(',') } };
			return await client.download(endpoint, request, async (file) =>
				property === false ? await toItems(file, endpoint) : [await toFile(file, item, property)],
			);
		},
	};
}

async function toFile(
	file: IncomingFile,
	{ context }: ItemContext,
	property: string,
): Promise<OutputItem> {
	const { stream, mimeType = 'text/csv' } = file;
	const fileName = file.name === 'file' ? 'export.csv' : file.name;
	const data = await context.helpers.prepareBinaryData(stream, fileName, mimeType);
	return { json: { success: true, fileName, bytes: file.bytes }, binary: { [property]: data } };
}

/** @throws UNKNOWN_ERROR for a page instead of data */
async function toItems({ stream }: IncomingFile, endpoint: Endpoint): Promise<Output> {
	const decoder = new TextDecoder();
	let text = '';
	for await (const chunk of stream as AsyncIterable<Uint8Array>) {
		text += decoder.decode(chunk, { stream: true });
	}
	text += decoder.decode();
	if (/^\s*(?:<|$)/.test(text)) throw unreadable(new Response(200, {}, text));
	const json = parseJson(text);
	const rows = isJsonObject(json) ? rowsOf(json, endpoint) : rowsOfCsv(text);
	return rows.map((row) => ({ json: row as OutputItem['json'] }));
}
