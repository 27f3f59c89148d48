import type { IBinaryData, IBinaryKeyData, IWebhookFunctions } from 'n8n-workflow';

import { CliqClient } from '../../cliq/client';
import type { CliqRequest } from '../../cliq/client';
import type { Endpoint } from '../../cliq/endpoints';
import { files } from '../../cliq/endpoints';
import { isJsonObject } from '../../cliq/json';
import { openSession } from '../../cliq/session';
import { withoutLastSlashes } from '../../cliq/urls';
import { fileRejected, problemOf } from '../../errors';
import type { EventItem } from '../../events/flatItem';

/** Where the address of a file may be. Its shape is unproven: no sample has one. */
const URL_KEYS = ['url', 'download_url', 'link'];

/** @returns the addresses in the attachments of an event */
export function addressesIn({ attachments }: EventItem): string[] {
	const all = Array.isArray(attachments) ? attachments : [];
	return all.flatMap((file) => {
		const urls = URL_KEYS.map((key) => (isJsonObject(file) ? file[key] : undefined));
		return urls.find((url) => typeof url === 'string' && url !== '') ?? [];
	}) as string[];
}

/** An event's files, and what went wrong. */
interface Downloaded {
	readonly binary?: IBinaryKeyData;
	readonly fileError?: string;
}

/**
 * Streams files into n8n's storage, those from Cliq only: whoever sends an event could name any address.
 *
 * @returns what arrived; what did not is only named, because the event counts
 */
export async function download(
	context: IWebhookFunctions,
	addresses: readonly string[],
): Promise<Downloaded> {
	const binary: IBinaryKeyData = {};
	const errors = new Set<string>();
	const failed = (error: unknown) => void errors.add(problemOf(error).message);
	const session = await openSession(context).catch(failed);
	if (session) {
		const client = new CliqClient(session);
		for (const [index, address] of addresses.entries()) {
			const data = await fetchFile(context, client, address).catch(failed);
			if (data) binary[index === 0 ? 'data' : `data${index}`] = data;
		}
	}
	return {
		...(Object.keys(binary).length > 0 && { binary }),
		...(errors.size > 0 && { fileError: [...errors].join('\n') }),
	};
}

async function fetchFile(
	{ helpers }: IWebhookFunctions,
	client: CliqClient,
	address: string,
): Promise<IBinaryData> {
	const { endpoint, request } = requestFor(address, client.connection.cliqUrl);
	return await client.download(
		endpoint,
		request,
		async ({ stream, name, mimeType }) => await helpers.prepareBinaryData(stream, name, mimeType),
	);
}

/** @throws FILE_REJECTED for an address that is not below Cliq's own */
function requestFor(
	address: string,
	cliqUrl: string,
): { endpoint: Endpoint; request: CliqRequest } {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	const base = `${withoutLastSlashes(new URL(cliqUrl).href)}/`;
	if (!url?.href.startsWith(base)) {
		throw fileRejected(
			'A file of the event is not at the address of Cliq, so that it was not downloaded',
			'Download it by the node HTTP Request if you trust the address.',
		);
	}
	const [path = ''] = url.href.slice(base.length).split(/[?#]/);
	// Few templates for any number of addresses, since each is kept.
	const segments = path.split('/').map(decodeURIComponent);
	const template = segments.map((_, index) => `/{${index}}`).join('');
	return {
		endpoint: { ...files.get, path: template },
		request: {
			path: Object.fromEntries(segments.entries()),
			query: Object.fromEntries(url.searchParams),
		},
	};
}
