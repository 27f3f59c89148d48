import { createReadStream, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';

import type { FastifyInstance, FastifyReply } from 'fastify';

import type { AccountsParts } from './accounts';
import type { ApiParts } from './api';
import { serveComposer } from './compose';
import type { Events } from './events';
import { texts } from './intake';
import type { Message, Organization } from './organization';
import type { Notice } from './events';
import { redact } from './records';

const LATEST_MESSAGES = 300;
const LATEST_REQUESTS = 200;
// More than is shown: the page takes the markup off first.
const LATEST_WORDS = 500;
const ASSETS = join(__dirname, 'page');
const PICTURES = /^image\/(png|jpeg|gif|webp|svg\+xml)$/;
// Nothing but the sandbox's own files may run or load.
const POLICY =
	"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'";

interface Conversation {
	key: string;
	kind: 'channel' | 'dm' | 'chat' | 'bot' | 'thread';
	title: string;
	subtitle: string;
	last?: { text: string; time: number };
}

/**
 * The web page: conversations at `/`, raw requests at `/requests`, both kept up to date by server-sent events.
 * @returns how to register its routes, and what to call after a response
 */
export function servePage(parts: AccountsParts & ApiParts & { events: Events }): {
	register: (app: FastifyInstance) => void;
	requestNoted: () => void;
} {
	const { organization } = parts;
	const listeners = new Set<ServerResponse>();
	const tell = (event: string, data: unknown) => {
		for (const listener of listeners) {
			listener.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
		}
	};
	organization.on('message', (message) => {
		if (listeners.size === 0) return;
		const key = keyOf(organization, message);
		const conversation = places(organization).find((entry) => entry.key === key);
		tell('message', {
			conversation: conversation && { ...conversation, last: lastWords(message) },
			message: view(organization, message),
		});
	});
	organization.on('changed', (message) => {
		tell('changed', { key: keyOf(organization, message) });
	});
	organization.on('notice', (notice) => {
		tell('notice', noticeView(organization, notice));
	});
	organization.on('reset', () => {
		tell('reset', {});
	});

	const register = (app: FastifyInstance) => {
		app.addHook('onRequest', (_request, reply, done) => {
			reply.header('x-content-type-options', 'nosniff');
			reply.header('cache-control', 'no-store');
			done();
		});
		app.get('/', (_request, reply) => asset(reply, 'index.html'));
		app.get('/favicon.ico', (_request, reply) => reply.code(204).send());
		app.get('/page/:name', (request, reply) => asset(reply, texts(request.params).name ?? ''));
		app.get('/connect', (_request, reply) => reply.send(credentialValues(parts)));
		app.get('/conversations', (_request, reply) =>
			reply.send({
				organization: organization.name,
				me: organization.findUser(organization.connectedUserId)?.name,
				conversations: conversations(organization),
			}),
		);
		app.get('/conversations/:key', (request, reply) => {
			const { key } = texts(request.params);
			const messages = organization.messages.filter(
				(message) => keyOf(organization, message) === key,
			);
			const notices = parts.events.engine.notices
				.map((notice) => noticeView(organization, notice))
				.filter((notice) => notice.key === key);
			const shown = messages.slice(-LATEST_MESSAGES).map((message) => view(organization, message));
			// Stable: what arrived at the same moment stays in its order.
			return reply.send(
				[...shown, ...notices].sort((one, other) => Number(one.time) - Number(other.time)),
			);
		});
		serveComposer(app, parts);
		app.get('/attachments/:id', (request, reply) =>
			attachment(reply, organization, texts(request.params).id ?? ''),
		);
		app.get('/requests', (request, reply) => {
			if (request.headers.accept?.includes('text/html')) return asset(reply, 'requests.html');
			const { client, requests, tokenRequests, authRequests } = parts;
			const all = [...requests, ...tokenRequests, ...authRequests]
				.sort((one, other) => one.at - other.at)
				.slice(-LATEST_REQUESTS);
			return reply.type('application/json').send(redact(all, [client.secret]));
		});
		app.get('/events', (request, reply) => {
			reply.hijack();
			reply.raw.writeHead(200, {
				'content-type': 'text/event-stream',
				'cache-control': 'no-store',
			});
			reply.raw.write('retry: 1000\n\n');
			listeners.add(reply.raw);
			request.raw.socket.on('close', () => listeners.delete(reply.raw));
		});
	};
	return {
		register,
		requestNoted: () => {
			tell('request', {});
		},
	};
}

/** What to enter in n8n's credential, and what else may be needed. */
function credentialValues({ client, credentialUrl }: AccountsParts): Record<string, unknown> {
	const url = credentialUrl();
	return {
		values: {
			'Client ID': client.id,
			'Client Secret': client.secret,
			'Data Center': 'Custom',
			'Accounts URL': url,
			'Cliq URL': url,
		},
		note: new URL(url).hostname.startsWith('host.docker')
			? 'The container and your browser must both know host.docker.internal: see "n8n in Docker" in sandbox/README.md.'
			: 'Is n8n in a container? See "n8n in Docker" in sandbox/README.md.',
	};
}

/** All chats, the most recently active first. */
function conversations(organization: Organization): Conversation[] {
	const latest = new Map<string, Message>();
	for (const message of organization.messages) latest.set(keyOf(organization, message), message);
	return places(organization)
		.map((place) => {
			const message = latest.get(place.key);
			return message ? { ...place, last: lastWords(message) } : place;
		})
		.sort((one, other) => (other.last?.time ?? 0) - (one.last?.time ?? 0));
}

/** The conversations; a bot's chats with its subscribers count as one. */
function places(organization: Organization): Conversation[] {
	const me = organization.connectedUserId;
	const names = (ids: string[]) =>
		ids.map((id) => organization.findUser(id)?.name ?? id).join(', ');
	const found: Conversation[] = [];
	for (const { id, type, title, members } of organization.chats) {
		if (type === 'bot') continue;
		found.push({
			key: id,
			kind: type,
			title: title || names(members.filter((member) => member !== me)) || names(members),
			subtitle: type === 'dm' ? 'Direct chat' : names(members),
		});
	}
	for (const { uniqueName, name, subscribers } of organization.bots) {
		found.push({
			key: `bot:${uniqueName}`,
			kind: 'bot',
			title: name,
			subtitle: `Subscribers: ${names(subscribers) || 'none'}`,
		});
	}
	return found;
}

function lastWords({ text, files, time }: Message): Conversation['last'] {
	return { text: (text || (files?.[0]?.name ?? '')).slice(0, LATEST_WORDS), time };
}

function keyOf(organization: Organization, { chatId }: { chatId: string }): string {
	const bot = organization.findChat(chatId)?.bot;
	return bot === undefined ? chatId : `bot:${bot}`;
}

/** A message in the form the page needs. */
function view(organization: Organization, message: Message): Record<string, unknown> {
	const { id, time, text, sender, bot, replyTo, delivery, links, card, slides, buttons } = message;
	const { votes, suggestions } = message;
	const answered = replyTo === undefined ? undefined : organization.findMessage(replyTo);
	return {
		key: keyOf(organization, message),
		id,
		time,
		text,
		sender: bot?.name ?? sender.name,
		postedBy: bot && bot.name !== sender.name ? sender.name : undefined,
		isBot: bot?.uniqueName !== undefined,
		fromMe: sender.id === organization.connectedUserId,
		recipient:
			message.to.userId === undefined || message.to.userId === sender.id
				? undefined
				: organization.findUser(message.to.userId)?.name,
		delivery: delivery && `${delivery} ${message.files?.[0]?.name ?? ''}`,
		replyTo: answered && {
			sender: answered.sender.name,
			text: answered.text.slice(0, LATEST_WORDS),
		},
		files: message.files?.map((file) => ({
			name: file.name,
			size: file.size,
			contentType: file.contentType,
			picture: PICTURES.test(file.contentType),
			url: `/attachments/${file.id}`,
		})),
		links,
		rich: card || slides || buttons ? { card, slides, buttons, votes } : undefined,
		suggestions,
	};
}

/** An error line, banner or form in the form the page needs. */
function noticeView(organization: Organization, notice: Notice): Record<string, unknown> {
	return { ...notice, key: keyOf(organization, notice), notice: notice.kind };
}

function asset(reply: FastifyReply, name: string): FastifyReply {
	const type = ASSET_TYPES[name];
	if (type === undefined) return reply.code(404).send();
	return reply
		.type(type)
		.header('content-security-policy', POLICY)
		.send(readFileSync(join(ASSETS, name)));
}

const ASSET_TYPES: Record<string, string> = {
	'index.html': 'text/html; charset=utf-8',
	'requests.html': 'text/html; charset=utf-8',
	'page.css': 'text/css; charset=utf-8',
	'page.js': 'text/javascript; charset=utf-8',
	'compose.js': 'text/javascript; charset=utf-8',
	'connect.js': 'text/javascript; charset=utf-8',
	'markup.js': 'text/javascript; charset=utf-8',
	'rich.js': 'text/javascript; charset=utf-8',
	'charts.js': 'text/javascript; charset=utf-8',
	'requests.js': 'text/javascript; charset=utf-8',
};

/** Always a download, and never as a document of this origin: a stored file may be anything. */
function attachment(reply: FastifyReply, organization: Organization, id: string): FastifyReply {
	const file = organization.files.find((stored) => stored.id === id);
	if (!file) return reply.code(404).send();
	return reply
		.type(PICTURES.test(file.contentType) ? file.contentType : 'application/octet-stream')
		.header('content-security-policy', "default-src 'none'; sandbox")
		.header(
			'content-disposition',
			`attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, '_')}`,
		)
		.send(createReadStream(file.path));
}
