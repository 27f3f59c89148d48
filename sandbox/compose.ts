import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { ApiParts } from './api';
import { readBody, type UploadedFile } from './body';
import { type Delivery, type Events, OPERATIONS, type Operation, type RelayBody } from './events';
import { texts } from './intake';
import type { SandboxSwitches } from './switches';

type Parts = ApiParts & { events: Events };
type Fields = Record<string, string>;

/** A page elsewhere cannot send it without asking, and is refused then. */
const OWN_HEADER = 'x-cliq-sandbox';

/** An answer that comes later than this is only seen in the chat. */
const PATIENCE_MS = 400;

/** What the page can change of the switches, and their values. */
const CHOICES: Partial<Record<keyof SandboxSwitches, readonly unknown[]>> = {
	trouble: ['none', 'rateLimit', 'revokedToken', 'missingPermission', 'slow'],
	signOver: ['raw', 'reserialised', 'nothing'],
	escapeSlashes: [false, true],
	repeatEvents: [false, true],
	answerWithin: [10, 3, 40],
};

/**
 * What people do on the page: write, click, vote, and switch on trouble.
 * @param app the part of the server that the page belongs to
 */
export function serveComposer(app: FastifyInstance, parts: Parts): void {
	app.get('/stage', (_request, reply) => reply.send(stageOf(parts)));
	app.post('/do/:act', async (request, reply) => {
		if (request.headers[OWN_HEADER] === undefined) return await reply.code(403).send();
		const { act = '' } = texts(request.params);
		const { fields, files } = await formOf(request, parts);
		const run = Object.hasOwn(ACTS, act) ? ACTS[act] : undefined;
		if (!run) return await reply.code(404).send();
		try {
			return await reply.send({ note: await noteOf(run(parts, fields, files)) });
		} catch (error) {
			return await reply.code(400).send({ note: (error as Error).message });
		}
	});
}

/** Who and what there is to choose from. */
function stageOf({ organization, events, switches }: Parts): Record<string, unknown> {
	const named = (kind: string) =>
		organization.components.filter((each) => each.kind === kind).map(({ name }) => name);
	return {
		me: organization.connectedUserId,
		people: organization.users
			.filter(({ status }) => status === 'active')
			.map(({ id, name }) => ({ id, name })),
		bots: organization.bots.map(({ uniqueName, name, executionType, executionUrl, handlers }) => ({
			uniqueName,
			name,
			executionType,
			executionUrl,
			handlers: handlers.map(({ type }) => type),
			menu: handlers.filter(({ type }) => type === 'menu_handler').map((menu) => menu.name),
			relay: events.engine.relays.find(({ bot }) => bot === uniqueName),
		})),
		commands: named('command'),
		actions: named('messageaction'),
		operations: OPERATIONS,
		choices: Object.entries(CHOICES).map(([name, values]) => ({
			name,
			values,
			value: switches[name as keyof SandboxSwitches],
		})),
	};
}

async function formOf(request: FastifyRequest, { organization, intake }: Parts) {
	const { record } = intake.of(request);
	const multipart = await readBody(request, record, organization.directory);
	const { fields = [], files = [] } = multipart ?? {};
	const given = Object.fromEntries(fields.map(({ name, text }) => [name, text]));
	// A browser sends a part without a name for a field that has no file.
	const [empty, real] = [true, false].map((none) => files.filter(({ size }) => !size === none));
	await Promise.all((empty ?? []).map(({ path }) => rm(path, { force: true })));
	return { fields: given, files: real ?? [] };
}

type Done = Promise<Delivery | Delivery[] | { deliveries: Delivery[] }> | undefined;
type Act = (parts: Parts, fields: Fields, files: UploadedFile[]) => Done;

const ACTS: Record<string, Act> = {
	write,
	subscribe: ({ events }, { from, bot = '' }) => events.acts.subscribe({ from, bot }),
	menu: ({ events }, { from, bot = '', action = '' }) => events.acts.menu({ from, bot, action }),
	call: ({ events }, { from, bot = '', operation }) => events.acts.call({ from, bot, operation }),
	incoming: ({ events }, { bot = '', body }) => events.acts.incoming({ bot, body }),
	channel: ({ events }, { from, chat = '', operation = '' }) =>
		events.acts.inChannel({ from, chat, operation: operation as Operation, text: '' }),
	click: ({ events }, { from, message = '', button = '' }) =>
		events.acts.click({ from, message, button }),
	action: ({ events }, { from, message = '', action = '' }) =>
		events.acts.messageAction({ from, message, action }),
	form: ({ events }, { from, chat = '', function: name = '', form, values = '{}' }) =>
		events.acts.submitForm({
			from,
			chat,
			function: name,
			form,
			values: JSON.parse(values) as Record<string, unknown>,
		}),
	vote: ({ events }, { from, message = '', option }) => {
		events.acts.vote({ from, message, option: Number(option) });
		return undefined;
	},
	relay: ({ events }, { bot = '', url = '', secret, body }) => {
		if (!/^https?:\/\/\S+$/.test(url)) throw new Error('Enter the webhook URL that n8n shows');
		events.acts.relay({ bot, url, ...(secret && { secret }), body: body as RelayBody });
		return undefined;
	},
	switch: ({ switches }, { name = '', value }) => {
		const values = CHOICES[name as keyof SandboxSwitches] ?? [];
		const chosen = values.find((each) => String(each) === value);
		if (chosen === undefined) throw new Error('There is no such switch');
		Object.assign(switches, { [name]: chosen });
		return undefined;
	},
};

/** A message, a file, or a slash command; in a bot's chat by whoever writes. */
function write({ organization, events }: Parts, fields: Fields, files: UploadedFile[]): Done {
	const { from, text = '', replyTo } = fields;
	const [, bot] = /^bot:(.*)$/.exec(fields.chat ?? '') ?? [];
	const chat = bot === undefined ? (fields.chat ?? '') : events.acts.botChat({ from, bot }).id;
	const [, name, words = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
	const command = organization.components.find(
		(each) => each.kind === 'command' && each.name === name,
	);
	if (command && files.length === 0) {
		return events.acts.runCommand({ from, chat, command: command.name, arguments: words });
	}
	if (text.trim() === '' && files.length === 0) throw new Error('There is nothing to send');
	return events.acts.post({ from, chat, text, files, ...(replyTo && { replyTo }) });
}

/** Why nothing happened, if that is known soon. */
async function noteOf(done: Done): Promise<string | undefined> {
	if (!done) return undefined;
	const soon = await Promise.race([done, sleep(PATIENCE_MS, undefined)]);
	// What goes wrong later is shown in the chat; this only keeps it from being unhandled.
	done.catch(() => undefined);
	if (soon === undefined) return undefined;
	const deliveries = 'deliveries' in soon ? soon.deliveries : [soon].flat();
	const unsent = deliveries.filter(({ event, error }) => !event && error !== undefined);
	return unsent.length > 0
		? `No event: ${unsent.map(({ error }) => error).join(', ')}.`
		: undefined;
}
