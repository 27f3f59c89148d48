import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { tokenAnswer } from './accounts';
import { Clock } from './clock';
import { createEvents, eventsOf } from './events';
import { Faults } from './faults';
import { Gate } from './gate';
import { Intake } from './intake';
import { Organization } from './organization';
import { AnswerRules } from './rules';
import { KNOWN_SCOPES } from './scopes';
import { createServer } from './server';
import { DEFAULT_SWITCHES, resetSwitches, type SandboxSwitches } from './switches';
import { Throttle } from './throttle';
import { TokenStore } from './tokens';
import type { Sandbox, SandboxOptions } from './types';

export type { TokenAnswer } from './accounts';
export type { PageVisit, Seen } from './browser';
export type { Attempt, Delivery, Notice, Operation, Relay, RelayBody } from './events';
export { startOtherHost } from './faults';
export type { OtherHost, Visit } from './faults';
export type { Message, Organization, StoredFile, User } from './organization';
export type { RecordedPart, RecordedRequest } from './records';
export type { AnswerEnding, AnswerRule } from './rules';
export { KNOWN_SCOPES } from './scopes';
export type { SandboxSwitches } from './switches';
export type { Sandbox, SandboxOptions } from './types';

/**
 * Starts a simulated Zoho Cliq, on loopback unless a host is given.
 * @returns the running sandbox; close it when done
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const clock = new Clock(options.clock);
	const switches: SandboxSwitches = { ...DEFAULT_SWITCHES, ...options.switches };
	const directory = mkdtempSync(join(tmpdir(), 'cliq-sandbox-'));
	const organization = new Organization(clock, options.history ?? false, directory);
	const tokens = new TokenStore(clock);
	const throttle = new Throttle();
	const rules = new AnswerRules();
	const faults = new Faults();
	const { host = '127.0.0.1' } = options;
	const gate = new Gate(host);
	const client = {
		id: '1000.SANDBOX0CLIENT0ID0FOR0TRYING0THINGS',
		secret: gate.token ?? 'sandboxclientsecret0000000000000000000000',
		redirectUris: [],
	};
	const lists = { requests: [], tokenRequests: [], authRequests: [] };
	let url = '';
	const credentialUrl = () =>
		gate.token === undefined ? url : url.replace(/^.*(?=:\d+$)/, 'http://host.docker.internal');
	const events = createEvents({ clock, organization, switches, url: credentialUrl });
	const { app, requestNoted } = createServer(
		{
			...lists,
			events,
			client,
			clock,
			intake: new Intake(
				clock,
				rules,
				() => {
					requestNoted();
				},
				faults,
			),
			organization,
			switches,
			throttle,
			tokens,
			credentialUrl,
		},
		gate,
	);
	const removeFiles = () => rm(directory, { recursive: true, force: true });
	try {
		url = await app.listen({ host, port: options.port ?? 0 });
	} catch (error) {
		await removeFiles();
		throw error;
	}

	return {
		...lists,
		...eventsOf(events),
		get publicKey() {
			return events.engine.signer.publicKey;
		},
		url,
		credentialUrl: credentialUrl(),
		token: gate.token,
		client,
		switches,
		organization,
		get hung() {
			return faults.hung;
		},
		get dripping() {
			return faults.dripping;
		},
		issueToken({ scopes, expired, userId } = {}) {
			const issued = tokens.issue({
				userId: userId ?? organization.connectedUserId,
				scopes: scopes ?? KNOWN_SCOPES,
				offline: true,
			});
			if (expired) tokens.expire(issued.accessToken);
			return { ...tokenAnswer(issued, switches), refresh_token: issued.refreshToken ?? '' };
		},
		generateCode: ({ scopes, minutes, userId } = {}) =>
			tokens.generateCode(
				{
					userId: userId ?? organization.connectedUserId,
					scopes: scopes ?? KNOWN_SCOPES,
					offline: true,
				},
				minutes ?? 10,
			),
		createWebhookToken(userId = organization.connectedUserId) {
			const token = tokens.createWebhookToken(userId);
			if (token === undefined) throw new Error('A user can have five webhook tokens');
			return token;
		},
		deleteWebhookToken: (token) => {
			tokens.deleteWebhookToken(token);
		},
		expireTokens: () => {
			tokens.expire();
		},
		revoke: (refreshToken) => void tokens.revoke(refreshToken),
		answerNext: (rule) => {
			rules.add(rule);
		},
		advance: (milliseconds) => {
			clock.advance(milliseconds);
		},
		reset() {
			clock.reset();
			resetSwitches(switches, options.switches ?? {});
			rules.clear();
			faults.clear();
			throttle.reset();
			tokens.resetCounts();
			for (const list of Object.values(lists)) list.length = 0;
			events.engine.reset();
			organization.reset();
		},
		async close() {
			faults.clear();
			events.engine.reset();
			await app.close();
			await removeFiles();
		},
	};
}
