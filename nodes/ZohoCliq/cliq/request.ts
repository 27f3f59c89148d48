import type { IDataObject } from 'n8n-workflow';

import type { TakeFile } from './download';
import type { Endpoint } from './endpoints';
import type { Outcome } from './response';
import type { MultipartBody } from './upload';
import { encodeValue, pathSegment } from './urls';

/** What fills an endpoint's path, query and body. */
export interface CliqRequest {
	/** Values for the path's `{name}`s, not yet encoded. */
	readonly path?: Readonly<Record<string, string>>;
	/** Undefined values are left out. */
	readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
	readonly body?: IDataObject | MultipartBody;
}

/** A request that is ready to go, as often as it takes. */
export interface PreparedRequest extends Pick<CliqRequest, 'path' | 'body'> {
	readonly endpoint: Endpoint;
	readonly url: string;
	/** Who gets the file that it asks for. */
	readonly take: TakeFile | undefined;
}

/**
 * What sends a request: the transport, or a layer around it that does something before and after. None
 * knows what it wraps. It may throw a CliqError for what need not, or cannot, go out.
 */
export type Send = (request: PreparedRequest) => Promise<Outcome>;

/** Paths taken apart: text and, at every odd place, the name of a value. */
const pathParts = new Map<string, readonly string[]>();

function partsOf(path: string): readonly string[] {
	const known = pathParts.get(path);
	if (known) return known;
	const parts = path.split(/[{}]/);
	pathParts.set(path, parts);
	return parts;
}

/**
 * @param baseUrl of the Cliq that is meant, without a slash at the end
 * @throws INVALID_INPUT for a value that cannot be in a URL
 */
export function urlOf(baseUrl: string, endpoint: Endpoint, request: CliqRequest): string {
	const { path, query } = request;
	let url = baseUrl;
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
