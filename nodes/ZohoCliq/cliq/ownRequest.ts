import { invalidInput } from '../errors';
import * as groups from './endpoints';
import type { Endpoint, Method } from './endpoints/endpoint';
import { CAUTIOUS_THRESHOLD } from './endpoints/endpoint';
import { pathSegment } from './urls';

/** A request to any address of Cliq's API. */
export interface OwnRequest {
	readonly endpoint: Endpoint;
	/** Values of the endpoint's path, decoded. */
	readonly path: Readonly<Record<string, string>>;
}

/** Cliq's APIs by the beginning of the path; the host is always the credential's. */
const API = /^\/(?:api\/v\d|maintenanceapi\/v\d)$/;

/** A segment of a path as URLs have it. Everything else is percent-encoded. [RFC 3986] */
const SEGMENT = /^(?:[\w.~!$&'()*+,;=:@-]|%[\da-f]{2})+$/i;

/** What servers may read as a separator or a step up once they have decoded a segment. */
const TRICK = /^\.{1,2}$|[/\\?#\p{Cc}]|%(?:2e|2f|5c|25|00)/iu;

/** The endpoints of the node's own operations. */
function known(): Endpoint[] {
	return Object.values(groups).flatMap((group) => Object.values<Endpoint>(group));
}

/**
 * @param label of the field with the path
 * @param given a path such as `/api/v2/chats`, or `/v3/chats` for short
 * @param callsPerMinute what to pace it to; by default what is published, as far as the endpoint is known
 * @returns the endpoint: that of the operation that makes the same call, if there is one
 * @throws INVALID_INPUT for anything that is not the path of an API of Cliq, or might lead out of it
 */
export function ownRequest(
	label: string,
	method: Method,
	given: string,
	callsPerMinute?: number,
): OwnRequest {
	const segments = segmentsOf(label, given);
	const found = known().find((each) => each.method === method && matches(each, segments));
	const endpoint = found ?? unknownEndpoint(label, method, segments);
	const path = found ? valuesIn(found, segments) : {};
	if (callsPerMinute === undefined) return { endpoint, path };
	const id = `${endpoint.id} ${callsPerMinute}`;
	return { endpoint: { ...endpoint, id, threshold: callsPerMinute }, path };
}

function segmentsOf(label: string, given: string): string[] {
	const whole = given.replace(/^\/(?=v\d\/)/, '/api/');
	const [first, ...encoded] = whole.split('/');
	const isApi = first === '' && API.test(`/${encoded.slice(0, 2).join('/')}`);
	if (!isApi || encoded.length < 3) {
		throw invalidInput(label, 'must begin with /api/v2/, /api/v3/ or /maintenanceapi/v2/');
	}
	return encoded.map((segment) => {
		const decoded = SEGMENT.test(segment) ? decode(segment) : undefined;
		if (decoded !== undefined && !TRICK.test(decoded)) return decoded;
		throw invalidInput(
			label,
			`must not contain "${segment}" between two slashes`,
			'Enter the path only, without address and query; the query has fields of its own. Percent-encode what is not a letter or digit.',
		);
	});
}

function decode(segment: string): string | undefined {
	try {
		return decodeURIComponent(segment);
	} catch {
		return undefined;
	}
}

function partsOf({ path }: Endpoint): string[] {
	return path.split('/').slice(1);
}

function isPlaceholder(part: string): boolean {
	return part.startsWith('{');
}

function matches(endpoint: Endpoint, segments: readonly string[]): boolean {
	const parts = partsOf(endpoint);
	return (
		parts.length === segments.length &&
		parts.every((part, index) => isPlaceholder(part) || part === segments[index])
	);
}

function valuesIn(endpoint: Endpoint, segments: readonly string[]): OwnRequest['path'] {
	const values = partsOf(endpoint).map((part, index) => [part, segments[index] ?? ''] as const);
	return Object.fromEntries(
		values.flatMap(([part, value]) => (isPlaceholder(part) ? [[part.slice(1, -1), value]] : [])),
	);
}

/** Its scope is not known. */
function unknownEndpoint(label: string, method: Method, segments: readonly string[]): Endpoint {
	const path = segments.map((segment) => `/${pathSegment(label, segment)}`).join('');
	return {
		id: `api.request ${method} ${path}`,
		method,
		path,
		scopes: [],
		permission: 'core',
		limitPerMinute: null,
		threshold: CAUTIOUS_THRESHOLD,
		lockMinutes: null,
		isIdempotent: method === 'GET',
		target: undefined,
		tellsUser: false,
		takesWebhookToken: false,
		headers: undefined,
	};
}
