import type { PermissionName, ShortScope } from '../permissions';
import { fullScope, permissionFor } from '../permissions';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A call of Cliq's API: what is asked, which scopes it takes, and how often Cliq lets one user make it. */
export interface Endpoint {
	/** Group and name, for example `chats.mute`. */
	readonly id: string;
	readonly method: Method;
	/** Whole path; `{name}` stands for one encoded segment. */
	readonly path: string;
	/** One at least. */
	readonly scopes: readonly string[];
	/** What a user grants in the credential to bring them. */
	readonly permission: PermissionName;
	/** Cliq's threshold for one user (all tokens together), as published; null where none is. */
	readonly limitPerMinute: number | null;
	/** The threshold that is kept to: where none is published, the lowest of its group and method. */
	readonly threshold: number;
	/** How long Cliq refuses the endpoint past it, as published; null where that is not. */
	readonly lockMinutes: number | null;
	/** Whether calling it twice does the same as calling it once. */
	readonly isIdempotent: boolean;
	/** What a user calls the thing it is addressed to; undefined where it is addressed to none. */
	readonly target: string | undefined;
}

/** A published threshold, and how long Cliq refuses the endpoint past it. */
interface Limit {
	readonly perMinute: number;
	readonly lockMinutes: number;
}

/** What else there is to know of an endpoint. */
interface Facts {
	/** Said where a method other than POST does something again each time. */
	readonly idempotent?: false;
	/** Where its scopes belong to another permission too. */
	readonly permission?: PermissionName;
	/** Where the last thing its path names has another name in front of users. */
	readonly target?: string;
}

/** An endpoint as the tables write it. */
export interface Row extends Facts {
	readonly method: Method;
	readonly path: string;
	readonly scopes: readonly ShortScope[];
	readonly limit: Limit | undefined;
}

/** Where neither the endpoint nor one like it has a published threshold. */
const CAUTIOUS_THRESHOLD = 20;

const row =
	(method: Method) =>
	(path: string, scope: ShortScope | ShortScope[], limit?: Limit, facts: Facts = {}): Row => ({
		method,
		path,
		scopes: [scope].flat(),
		limit,
		...facts,
	});

export const get = row('GET');
export const post = row('POST');
export const put = row('PUT');
/** @public Several endpoints of v3 have no other method. */
export const patch = row('PATCH');
export const del = row('DELETE');

/** Calls per minute, and the minutes of the lock past them. */
export function limit(perMinute: number, lockMinutes: number): Limit {
	return { perMinute, lockMinutes };
}

/**
 * Makes endpoints of the rows of a table.
 *
 * @param name the group's
 * @param rows by their names; a path without `/api/…` in front is one of v2
 */
export function group<Name extends string>(
	name: string,
	rows: Readonly<Record<Name, Row>>,
): Readonly<Record<Name, Endpoint>> {
	const all = Object.values<Row>(rows);
	const endpoints = Object.entries<Row>(rows).map(([key, each]) => [
		key,
		endpointOf(`${name}.${key}`, each, all),
	]);
	return Object.fromEntries(endpoints) as Record<Name, Endpoint>;
}

function endpointOf(id: string, row: Row, all: readonly Row[]): Endpoint {
	const { method, limit } = row;
	const scopes = row.scopes.map(fullScope);
	return {
		id,
		method,
		path: row.path.startsWith('/api/') ? row.path : `/api/v2${row.path}`,
		scopes,
		permission: row.permission ?? permissionFor(scopes[0] ?? '') ?? 'core',
		limitPerMinute: limit?.perMinute ?? null,
		threshold: limit?.perMinute ?? lowestThreshold(method, all),
		lockMinutes: limit?.lockMinutes ?? null,
		isIdempotent: method !== 'POST' && row.idempotent !== false,
		target: row.target ?? /\{(\w+)\}[^{}]*$/.exec(row.path)?.[1],
	};
}

function lowestThreshold(method: Method, all: readonly Row[]): number {
	const published = all
		.filter((other) => other.method === method)
		.flatMap(({ limit }) => limit?.perMinute ?? []);
	return published.length === 0 ? CAUTIOUS_THRESHOLD : Math.min(...published);
}
