import type { IDataObject } from 'n8n-workflow';

import type { TakeFile } from './download';
import type { Endpoint } from './endpoints';
import type { Outcome } from './response';
import type { MultipartBody } from './upload';
import { encodeValue, pathSegment } from './urls';

export interface CliqRequest {
	/** Values for the path's `{name}`s, not encoded. */
	readonly path?: Readonly<Record<string, string>>;
	/** Undefined values are omitted. */
	readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
	readonly body?: IDataObject | MultipartBody;
}

/** A request with a JSON body, if any. */
export interface JsonRequest extends CliqRequest {
	readonly body?: IDataObject;
}

/** A request that is ready to send, any number of times. */
export interface PreparedRequest extends Pick<CliqRequest, 'path' | 'body'> {
	readonly endpoint: Endpoint;
	/** Path and query. The connection of the moment adds the host. */
	readonly address: string;
	/** The Cliq Network that the node names; undefined for the credential's. */
	readonly network?: string | undefined;
	/** Receives the requested file. */
	readonly take: TakeFile | undefined;
}

/**
 * Sends a request: the transport, or a layer around it that acts before and after. No layer knows what it
 * wraps. It may throw a CliqError for a request that need not, or cannot, be sent.
 */
export type Send = (request: PreparedRequest) => Promise<Outcome>;

/** Split paths: text and, at every odd index, the name of a value. */
const pathParts = new Map<string, readonly string[]>();

function partsOf(path: string): readonly string[] {
	const known = pathParts.get(path);
	if (known) return known;
	const parts = path.split(/[{}]/);
	pathParts.set(path, parts);
	return parts;
}

/**
 * @returns the path and query of a request, to append to the base URL of the Cliq to call
 * @throws INVALID_INPUT for a value that cannot be part of a URL
 */
export function addressOf(endpoint: Endpoint, request: CliqRequest): string {
	const { path, query } = request;
	let url = '';
	let isText = true;
	for (const part of partsOf(endpoint.path)) {
		url += isText ? part : pathSegment(part, path?.[part] ?? '');
		isText = !isText;
	}
	let separator = '?';
	for (const key in query) {
		const value = query[key];
		if (value === undefined) continue;
		url += `${separator}${key}=${encodeValue(key, value)}`;
		separator = '&';
	}
	return url;
}
