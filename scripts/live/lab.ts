import type { Endpoint } from '../../nodes/ZohoCliq/cliq/endpoints';
import type { JsonObject } from '../../nodes/ZohoCliq/cliq/json';
import { isJsonObject } from '../../nodes/ZohoCliq/cliq/json';
import type { CliqRequest } from '../../nodes/ZohoCliq/cliq/request';
import { addressOf } from '../../nodes/ZohoCliq/cliq/request';
import { Response } from '../../nodes/ZohoCliq/cliq/response';
import type { Credential } from './credential';
import { send } from './http';
import type { Options } from './options';
import { Untried } from './trial';

/** A request: without the node's layers, which would hide what Cliq makes of it. */
export interface Request extends Pick<CliqRequest, 'path' | 'query'> {
	readonly body?: JsonObject | FormData;
	/** In place of the credential's. */
	readonly authorization?: string;
	/** For a trial to which HTTP 401 and 403 are answers like others. */
	readonly isAboutAccess?: true;
	/** In place of the endpoint's, to try another one. */
	readonly at?: string;
}

type Removal = () => Promise<Response>;

/** The account, the places to try things in, and what was found there. */
export class Lab {
	private readonly accessToken: string;

	private readonly found = new Map<string, Promise<unknown>>();

	private removals: Array<{ readonly what: string; readonly remove: Removal }> = [];

	/** @param renewal Zoho's answer to the renewal of the token, if there was one */
	constructor(
		readonly credential: Credential,
		readonly options: Options,
		readonly renewal: JsonObject | undefined,
	) {
		const renewed = renewal?.access_token;
		this.accessToken = typeof renewed === 'string' ? renewed : credential.accessToken;
	}

	/** Values that must not be printed. */
	get secrets(): string[] {
		const { clientId, clientSecret, refreshToken, accessToken } = this.credential;
		return [clientId, clientSecret, refreshToken, accessToken, this.accessToken].filter(Boolean);
	}

	/**
	 * Calls Cliq once.
	 *
	 * @throws Untried if the answer says nothing about the request: no permission, too many calls; Error without one
	 */
	async ask(endpoint: Endpoint, request: Request = {}): Promise<Response> {
		const response = await this.send(endpoint, request);
		const { status } = response;
		const isForbidden = (status === 401 || status === 403) && !request.isAboutAccess;
		if (isForbidden || response.isThrottled || status >= 500) {
			throw new Untried(answerOf(response));
		}
		return response;
	}

	/** The same for a call without which a trial says nothing. */
	async need(endpoint: Endpoint, request: Request = {}): Promise<JsonObject> {
		const response = await this.ask(endpoint, request);
		if (!response.isSuccess) throw new Untried(`${endpoint.id}: ${answerOf(response)}`);
		return isJsonObject(response.json) ? response.json : {};
	}

	/** Looks something up once for all trials. */
	async once<T>(key: string, find: () => Promise<T>): Promise<T> {
		if (!this.found.has(key)) this.found.set(key, find());
		return (await this.found.get(key)) as T;
	}

	/** Has something removed at the end of the trial. */
	later(what: string, remove: Removal): void {
		this.removals.push({ what, remove });
	}

	/** For a trial that removed everything itself. */
	forget(): void {
		this.removals = [];
	}

	/** @returns what could not be removed; the latest is tried first */
	async tidy(): Promise<string[]> {
		const left: string[] = [];
		const removals = this.removals.reverse();
		this.removals = [];
		for (const { what, remove } of removals) {
			const response = await remove().catch(() => undefined);
			const isGone = response?.isSuccess === true || response?.isUnknown === true;
			if (!isGone) left.push(what);
		}
		return left;
	}

	private async send(endpoint: Endpoint, request: Request): Promise<Response> {
		const { path, query, body, authorization = `Bearer ${this.accessToken}` } = request;
		const address = addressOf({ ...endpoint, path: request.at ?? endpoint.path }, { path, query });
		const isJson = body !== undefined && !(body instanceof FormData);
		const response = await send(this.credential.cliqUrl + address, {
			method: endpoint.method,
			headers: {
				authorization,
				...endpoint.headers,
				...(isJson && { 'content-type': 'application/json' }),
			},
			...(body !== undefined && { body: isJson ? JSON.stringify(body) : body }),
		});
		const headers = Object.fromEntries(response.headers);
		return new Response(response.status, headers, await response.text(), this.secrets);
	}
}

/** @returns an answer in short: its status, and code and message of a refusal */
export function answerOf(response: Response): string {
	const { status, isSuccess, refusal } = response;
	if (isSuccess) return `HTTP ${status}`;
	return ['HTTP', status, refusal.code, refusal.message && `"${refusal.message}"`]
		.filter(Boolean)
		.join(' ');
}
