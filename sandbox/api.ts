import { createReadStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import {
	type Answer,
	extraKey,
	HTML_NOT_FOUND,
	jsonInvalid,
	methodInvalid,
	operationFailed,
	paramMissing,
	Refusal,
	scopeInvalid,
	stringify,
	throttled,
	tokenInvalid,
} from './answers';
import { discardFiles, MAX_FILE_BYTES, type Multipart, readBody } from './body';
import type { Clock } from './clock';
import type { Call, Endpoint } from './endpoint';
import { ENDPOINTS } from './endpoints';
import { checkBody, checkTexts, isObject } from './fields';
import { type Intake, texts } from './intake';
import type { Organization } from './organization';
import type { RecordedRequest } from './records';
import { isGranted } from './scopes';
import type { SandboxSwitches } from './switches';
import type { Throttle } from './throttle';
import type { AccessToken, TokenStore } from './tokens';

const MAX_FILES = 10;
/** How long a slow Cliq takes for each answer. */
const SLOW_MS = 20_000;
export interface ApiParts {
	clock: Clock;
	intake: Intake;
	organization: Organization;
	switches: SandboxSwitches;
	throttle: Throttle;
	tokens: TokenStore;
	/** Where requests are recorded. */
	requests: RecordedRequest[];
}

/** The path of an organization's own is what Cliq shows as a channel's API endpoint [reported live]. */
const PREFIX = /^\/(?:network\/([^/?]+)|company\/[^/?]+)(?=\/(?:api|v3|maintenanceapi)\/)/;

/** The URL without the prefix of a network or an organization: what the server looks up. */
export function withoutPrefix(url: string): string {
	return url.replace(PREFIX, '');
}

function networkOf(url: string): string | undefined {
	const name = PREFIX.exec(url)?.[1];
	return name === undefined ? undefined : decodeURIComponent(name);
}

/**
 * Cliq's API: every entry of the endpoint table. The server serves them with a prefix too: `withoutPrefix`.
 * @param app the part of the server that serves it
 */
export function serveApi(app: FastifyInstance, parts: ApiParts): void {
	parts.intake.watch(app, parts.requests);
	const refused = new WeakMap<FastifyRequest, Refusal>();
	const admitted = new WeakMap<FastifyRequest, Admitted>();

	for (const endpoint of ENDPOINTS) {
		app.route({
			method: endpoint.method,
			url: endpoint.path.replace(/\{(\w+)\}/g, ':$1'),
			// Cliq counts a call when it arrives, not when its body is complete.
			onRequest: (request, _reply, done) => {
				const { record, rule } = parts.intake.of(request);
				record.endpoint = nameOf(endpoint);
				if (exists(endpoint, parts.switches) && (!rule || rule.handle === 'after')) {
					try {
						admitted.set(request, admit(request, endpoint, parts));
					} catch (error) {
						if (!(error instanceof Refusal)) throw error;
						refused.set(request, error);
					}
				}
				done();
			},
			handler: (request, reply) =>
				respond(request, reply, parts, (multipart) => {
					if (!exists(endpoint, parts.switches)) return HTML_NOT_FOUND;
					const refusal = refused.get(request);
					if (refusal) throw refusal;
					const caller = admitted.get(request);
					if (!caller) throw tokenInvalid();
					return carryOut(request, endpoint, caller, multipart, parts);
				}),
		});
	}

	for (const prefix of ['/api', '/v3']) {
		app.all(`${prefix}/*`, (request, reply) =>
			respond(request, reply, parts, () => {
				if (hasOtherMethod(request, parts.switches)) throw methodInvalid();
				return HTML_NOT_FOUND;
			}),
		);
	}
}

/** Who calls, and what the token may. */
type Admitted = Pick<Call, 'user' | 'granted'>;

function exists({ when }: Endpoint, switches: SandboxSwitches): boolean {
	return when?.(switches) ?? true;
}

/** The name of an endpoint in records. */
function nameOf({ method, path }: Endpoint): string {
	return `${method} ${path}`;
}

/** Checks token, scope and threshold, in this order. */
function admit(request: FastifyRequest, endpoint: Endpoint, parts: ApiParts): Admitted {
	const { clock, organization, switches, throttle, tokens } = parts;
	const token = tokenOf(request, endpoint, tokens);
	const user = organization.users.find(({ id }) => id === token?.userId);
	if (!token || !user || switches.trouble === 'revokedToken') throw tokenInvalid();
	if (switches.trouble === 'missingPermission') throw scopeInvalid(switches.scopeStatus);
	if (switches.trouble === 'rateLimit')
		throw throttled(switches.throttleStatus, switches.retryAfter);
	if (![endpoint.scope].flat().every((scope) => isGranted(token.scopes, scope))) {
		throw scopeInvalid(switches.scopeStatus);
	}
	const key = `${user.id} ${nameOf(endpoint)}`;
	if (switches.thresholds && !throttle.admit(key, endpoint, clock.now())) {
		throw throttled(switches.throttleStatus, switches.retryAfter);
	}
	return { user, granted: token.scopes };
}

/** Who calls with which scopes: by OAuth, or by the webhook token in the query, which has none. */
function tokenOf(
	request: FastifyRequest,
	{ scope, takesWebhookToken }: Endpoint,
	tokens: TokenStore,
): Pick<AccessToken, 'userId' | 'scopes'> | undefined {
	const { zapikey } = texts(request.query);
	if (zapikey !== undefined) {
		const userId = takesWebhookToken && tokens.ownerOf(zapikey);
		return userId ? { userId, scopes: [scope].flat() } : undefined;
	}
	// Both schemes are accepted [guide, spec].
	const found = /^(?:Zoho-oauthtoken|Bearer) (\S+)$/i.exec(request.headers.authorization ?? '');
	return tokens.find(found?.[1] ?? '');
}

/** Checks the request against the table's entry, then calls the entry's handler. */
function carryOut(
	request: FastifyRequest,
	endpoint: Endpoint,
	caller: Admitted,
	multipart: Multipart | undefined,
	{ clock, intake, organization, switches }: ApiParts,
): Answer {
	const { record } = intake.of(request);
	const { zapikey: _token, ...query } = record.query;
	const hasQuery = !endpoint.queryHeader || endpoint.queryHeader in request.headers;
	checkTexts(query, (hasQuery && endpoint.query) || {}, switches);
	const form = multipart ? checkMultipart(multipart, endpoint, switches) : {};
	if (!multipart && endpoint.multipart && !endpoint.body) {
		throw paramMissing(endpoint.multipart.filePart(switches));
	}
	const isWithout = endpoint.isBodyOptional === true && record.body === undefined;
	if (!multipart && endpoint.body && !isWithout) {
		if (record.body === undefined || record.text === undefined) {
			throw jsonInvalid('The request body');
		}
		checkBody(record.body, endpoint.body, switches);
	}
	const call: Call = {
		...caller,
		params: texts(request.params),
		query,
		body: !multipart && isObject(record.body) ? record.body : {},
		form,
		uploads: multipart?.files ?? [],
		multipart: multipart !== undefined,
		network: networkOf(request.originalUrl),
		now: clock.now(),
		organization,
		switches,
	};
	return endpoint.handle(call);
}

/** The limits on files are Zoho's [spec]; the messages of their refusals are not documented. */
function checkMultipart(
	{ fields, files }: Multipart,
	{ multipart }: Endpoint,
	switches: SandboxSwitches,
): Record<string, string> {
	if (!multipart || multipart.refused?.(switches)) throw operationFailed(404);
	const part = multipart.filePart(switches);
	for (const { field } of files) if (field !== part) throw extraKey(field);
	const form = Object.fromEntries(fields.map(({ name, text }) => [name, text]));
	checkTexts(form, multipart.fields, switches, extraKey);
	if (files.length === 0) throw paramMissing(part);
	if (files.length > MAX_FILES) {
		throw new Refusal(
			400,
			'file_count_exceeded',
			`You can share a maximum of ${MAX_FILES} files at a time.`,
		);
	}
	if (files.some(({ size }) => size > MAX_FILE_BYTES)) {
		throw new Refusal(400, 'file_size_exceeded', 'The file exceeds the size limit of 50 MB.');
	}
	return form;
}

/** Reads the body, computes the response and sends it, unless a rule has another. */
async function respond(
	request: FastifyRequest,
	reply: FastifyReply,
	parts: ApiParts,
	work: (multipart: Multipart | undefined) => Answer,
): Promise<FastifyReply> {
	const { intake, organization, switches } = parts;
	const { record, rule } = intake.of(request);
	if (switches.trouble === 'slow') await sleep(SLOW_MS);
	const answer = await attempt(request, switches, async () => {
		const multipart = await readBody(request, record, organization.directory);
		const stored = organization.files.length;
		try {
			return rule && rule.handle !== 'after' ? { status: 204 } : work(multipart);
		} finally {
			if (organization.files.length === stored) await discardFiles(multipart);
		}
	});
	return rule ? intake.answer(rule, request, reply) : send(reply, answer);
}

async function attempt(
	request: FastifyRequest,
	switches: SandboxSwitches,
	work: () => Promise<Answer>,
): Promise<Answer> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const { status, code, message, headers } = error;
		// v3 documents only a message, but a code too for bots and the like, and a throttled response always has one.
		const bare =
			request.url.includes('/api/v3/') &&
			switches.v3Errors === 'message' &&
			!/limit_exceeded|^(?:(?:bot|command|msgaction|function|execution|default_handler|scheduled_msg)_|invalid_inputs)/.test(
				code,
			);
		return { status, headers, json: bare ? { message } : { code, message } };
	}
}

function send(reply: FastifyReply, answer: Answer): FastifyReply {
	reply.code(answer.status).headers(answer.headers ?? {});
	if (answer.filePath !== undefined) return reply.send(createReadStream(answer.filePath));
	if (answer.text !== undefined) return reply.send(answer.text);
	if (answer.json === undefined) return reply.send();
	return reply
		.header('content-type', 'application/json;charset=UTF-8')
		.send(stringify(answer.json));
}

/** Whether the path exists and only the method is wrong. */
function hasOtherMethod(request: FastifyRequest, switches: SandboxSwitches): boolean {
	const path = request.url.replace(/\?.*$/, '');
	return ENDPOINTS.some(
		(endpoint) =>
			exists(endpoint, switches) &&
			new RegExp(`^${endpoint.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
	);
}
