import type { PermissionName, ShortScope } from '../permissions';
import { fullScope, permissionFor } from '../scopes';

/** How a request is made. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A call of Cliq's API: method and path, required scopes, and how often one user may make it. */
export interface Endpoint {
	/** Group and name, for example `chats.mute`. */
	readonly id: string;
	readonly method: Method;
	/** The full path; `{name}` is a placeholder for one encoded segment. */
	readonly path: string;
	/** At least one. */
	readonly scopes: readonly string[];
	/** The permission in the credential that grants the scopes. */
	readonly permission: PermissionName;
	/** Cliq's threshold for one user (all tokens together), as published; null if not published. */
	readonly limitPerMinute: number | null;
	/** The threshold applied: if none is published, the lowest of the same group and method. */
	readonly threshold: number;
	/** How long Cliq locks the endpoint past the threshold, as published; null if not published. */
	readonly lockMinutes: number | null;
	/** Whether calling it twice has the same effect as calling it once. */
	readonly isIdempotent: boolean;
	/** Whether its response is the connected user. */
	readonly tellsUser: boolean;
	/** Whether it takes a webhook token in place of OAuth. [Zoho's help: webhook tokens] */
	readonly takesWebhookToken: boolean;
	/** The user-facing name of what it addresses; undefined if it addresses nothing. */
	readonly target: string | undefined;
	/** Headers that it requires in addition. */
	readonly headers: Readonly<Record<string, string>> | undefined;
}

/** A published threshold, null if there is none, and how long Cliq locks the endpoint past it. */
interface Limit {
	readonly perMinute: number | null;
	readonly lockMinutes: number;
}

/** Optional facts about an endpoint. */
interface Facts {
	/** For a method other than POST that is not idempotent. */
	readonly idempotent?: false;
	/** If its scopes also belong to another permission. */
	readonly permission?: PermissionName;
	/** If its response is the connected user. */
	readonly tellsUser?: true;
	/** If it takes a webhook token in place of OAuth. */
	readonly takesWebhookToken?: true;
	/** If the last placeholder of its path has a different user-facing name. */
	readonly target?: string;
	/** If it requires headers in addition. */
	readonly headers?: Readonly<Record<string, string>>;
}

/** An endpoint as written in the tables. */
export interface Row extends Facts {
	readonly method: Method;
	readonly path: string;
	readonly scopes: readonly ShortScope[];
	readonly limit: Limit | undefined;
}

/** Used if neither the endpoint nor a similar one has a published threshold. */
export const CAUTIOUS_THRESHOLD = 20;

/** @returns a function that builds rows of this method: path, scopes, published limit, and further facts */
const row =
	(method: Method) =>
	(path: string, scope: ShortScope | ShortScope[], limit?: Limit, facts: Facts = {}): Row => ({
		method,
		path,
		scopes: [scope].flat(),
		limit,
		...facts,
	});

/** A row that reads. */
export const get = row('GET');

/** A row that creates or does something; repeating it may do it twice. */
export const post = row('POST');

/** A row that changes something. */
export const put = row('PUT');

/** A row that changes part of something. */
export const patch = row('PATCH');

/** A row that removes something. */
export const del = row('DELETE');

/** Calls per minute, and how many minutes the lock past them lasts. */
export const limit = (perMinute: number | null, lockMinutes: number): Limit => ({
	perMinute,
	lockMinutes,
});

/** Builds endpoints from rows by name; a path without a leading `/api/…`, `/maintenanceapi/…` or `/v3/…` belongs to v2. */
export function group<Name extends string>(
	name: string,
	rows: Readonly<Record<Name, Row>>,
): Readonly<Record<Name, Endpoint>> {
	const all = Object.values<Row>(rows);
	const endpoints = Object.entries<Row>(rows).map(([key, row]) => [
		key,
		endpointOf(`${name}.${key}`, row, all),
	]);
	return Object.fromEntries(endpoints) as Record<Name, Endpoint>;
}

function endpointOf(id: string, row: Row, all: readonly Row[]): Endpoint {
	const { method, limit, path } = row;
	const scopes = row.scopes.map(fullScope);
	const similar = all.filter((other) => other.method === method);
	const lowest = Math.min(...similar.map((other) => other.limit?.perMinute ?? Infinity));
	return {
		id,
		method,
		path: /^\/((maintenance)?api|v3)\//.test(path) ? path : `/api/v2${path}`,
		scopes,
		permission: row.permission ?? permissionFor(scopes[0] ?? '') ?? 'core',
		limitPerMinute: limit?.perMinute ?? null,
		threshold: limit?.perMinute ?? (lowest === Infinity ? CAUTIOUS_THRESHOLD : lowest),
		lockMinutes: limit?.lockMinutes ?? null,
		isIdempotent: method !== 'POST' && row.idempotent !== false,
		target: row.target ?? /\{(\w+)\}[^{}]*$/.exec(path)?.[1],
		tellsUser: row.tellsUser ?? false,
		takesWebhookToken: row.takesWebhookToken ?? false,
		headers: row.headers,
	};
}
