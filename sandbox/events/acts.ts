import { createHash, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { isObject } from '../fields';
import type { Chat, Message, NewFile, Organization, User } from '../organization';
import type { Causes } from './causes';
import { contextParams } from './dialogs';
import { type Engine, targetOf } from './engine';
import type { Operation } from './kinds';
import { botOf, chatOf, componentOf, messageOf, userOf } from './people';
import type { Delivery, Owner, Relay, Scene } from './types';

type Json = Record<string, unknown>;

/** Who does it: ZUID, address or name; the connected user by default. */
export interface By {
	from?: string;
}

/** A slash command, as somebody types it. */
interface Typed extends By {
	command: string;
	chat: string;
	arguments?: string;
	options?: Json;
	selections?: Json[];
}

/** A file, as a person shares it. */
export interface Shared {
	name: string;
	bytes: Buffer | string;
	contentType?: string;
}

/** What people do in Cliq. Each act ends when the events that it caused are answered. */
export class Acts {
	constructor(
		private readonly engine: Engine,
		private readonly causes: Causes,
	) {}

	/** Writes to a bot: in the chat with it, or in another that is named, where it has to be mentioned or take part. */
	async say(given: By & { bot: string; text: string; chat?: string; replyTo?: string }) {
		const { user, bot } = this.withBot(given);
		const chat =
			given.chat === undefined
				? this.organization.botChat(bot, user.id)
				: chatOf(this.organization, given.chat);
		return await this.answered(bot, this.write(user, chat, given.text, [], given.replyTo));
	}

	/** Mentions a bot in a channel or chat. */
	async mention(given: By & { bot: string; text: string; chat: string; replyTo?: string }) {
		const { user, bot } = this.withBot(given);
		const chat = chatOf(this.organization, given.chat);
		const text = given.text.includes(`@${bot.name}`) ? given.text : `@${bot.name} ${given.text}`;
		return await this.answered(bot, this.write(user, chat, text, [], given.replyTo));
	}

	/** Writes in any chat, with no bot in mind. */
	async post(
		given: By & { chat: string; text: string; replyTo?: string; files?: Array<Shared | NewFile> },
	) {
		const { user, chat } = this.scene(given);
		const files = (given.files ?? []).map((file) =>
			'bytes' in file ? this.store(file) : fileOf(file),
		);
		const message = this.write(user, chat, given.text, files, given.replyTo);
		return { message, deliveries: await this.causes.of(message) };
	}

	/** The chat of somebody with a bot. */
	botChat(given: By & { bot: string }): Chat {
		return this.inBotChat(given).chat;
	}

	/** Shares a file, in the chat with a bot or in another. */
	async shareFile(given: By & Shared & { bot?: string; chat?: string; comment?: string }) {
		const user = userOf(this.organization, given.from);
		const chat =
			given.bot === undefined
				? chatOf(this.organization, given.chat ?? '')
				: this.organization.botChat(botOf(this.organization, given.bot), user.id);
		const message = this.write(user, chat, given.comment ?? '', [this.store(given)]);
		return { message, deliveries: await this.causes.of(message) };
	}

	/** Something happens in a channel or thread; a text is written there, other operations only told to the bots. */
	async inChannel(
		given: By & { operation: Operation; chat: string; text?: string; message?: string },
	): Promise<Delivery[]> {
		const { user, chat } = this.scene(given);
		const { operation, text = '' } = given;
		if (operation === 'message_sent') {
			return await this.causes.of(this.write(user, chat, text, []));
		}
		const message =
			given.message === undefined ? undefined : messageOf(this.organization, given.message);
		if (message && operation === 'message_edited') message.text = text;
		if (message && operation === 'message_deleted') this.organization.removeMessage(message);
		return await Promise.all(this.causes.happened({ operation, chat, userId: user.id, message }));
	}

	/** Subscribes to a bot. */
	async subscribe(given: By & { bot: string }): Promise<Delivery> {
		const { user, bot, chat } = this.inBotChat(given);
		const newuser = !bot.subscribers.includes(user.id);
		if (newuser) bot.subscribers.push(user.id);
		return await this.engine.deliver('welcome', bot, { user, chat }, { params: { newuser } });
	}

	/** Picks an action of a bot's menu. */
	async menu(given: By & { bot: string; action: string; subAction?: string }): Promise<Delivery> {
		const { bot, ...scene } = this.inBotChat(given);
		const top = { sub_action: given.subAction ?? '' };
		return await this.engine.deliver('menu', bot, scene, { top, handlerName: given.action });
	}

	/** Has answered all questions of a context. */
	async context(
		given: By & { bot: string; id: string; answers: Record<string, string> },
	): Promise<Delivery> {
		const { bot, ...scene } = this.inBotChat(given);
		const answers = Object.entries(given.answers).map(([name, text]) => [name, { text }]);
		const params = contextParams(given.id, Object.fromEntries(answers) as Json);
		return await this.engine.deliver('context', bot, scene, { params });
	}

	/** A call by a bot changes its state: `ringing`, `answered` … */
	async call(given: By & { bot: string; operation?: string; callId?: string }): Promise<Delivery> {
		const { bot, ...scene } = this.inBotChat(given);
		const { operation = 'ringing', callId = randomUUID() } = given;
		const data = { call_id: callId, time: this.engine.world.clock.now() };
		return await this.engine.deliver('call', bot, scene, { params: { operation, data } });
	}

	/** Somebody's server calls a bot's incoming webhook. */
	async incoming(
		given: By & {
			bot: string;
			body?: string;
			headers?: Record<string, string>;
			params?: Record<string, string>;
			method?: string;
		},
	): Promise<Delivery> {
		const { bot, ...scene } = this.inBotChat(given);
		const { headers = {}, params = {}, body = '', method = 'POST' } = given;
		return await this.engine.deliver('incoming', bot, scene, {
			params: { headers, params, body, http_method: method },
		});
	}

	/** Runs a slash command. */
	async runCommand(given: Typed): Promise<Delivery> {
		return await this.command('command', given);
	}

	/** Types after a slash command: its suggestions are asked for. */
	async suggest(given: By & { command: string; chat: string; arguments?: string }) {
		return await this.command('suggestion', given);
	}

	/** Picks a message action. */
	async messageAction(given: By & { action: string; message: string }): Promise<Delivery> {
		const message = messageOf(this.organization, given.message);
		const scene = { ...this.scene({ ...given, chat: message.chatId }), message };
		const action = componentOf(this.organization, 'messageaction', given.action);
		return await this.engine.deliver('action', action, scene);
	}

	/** Clicks a button of a message, by its label. Only one that invokes a function causes an event. */
	async click(given: By & { message: string; button: string }): Promise<Delivery> {
		const message = messageOf(this.organization, given.message);
		const scene = { ...this.scene({ ...given, chat: message.chatId }), message };
		const buttons = Array.isArray(message.buttons) ? (message.buttons as unknown[]) : [];
		const button = buttons.filter(isObject).find(({ label }) => label === given.button);
		const action = isObject(button?.action) ? button.action : {};
		const data = isObject(action.data) ? action.data : {};
		if (!button || action.type !== 'invoke.function') {
			throw new Error(`The message has no button "${given.button}" that invokes a function`);
		}
		const { label, hint = '', key } = button;
		return await this.engine.deliver(
			'button',
			componentOf(this.organization, 'function', String(data.name)),
			scene,
			{
				params: {
					target: { hint, name: label },
					event: 'click',
					arguments: key === undefined ? {} : { key },
				},
			},
		);
	}

	/** Submits a form to the function that it names. */
	async submitForm(
		given: By & { function: string; chat: string; values: Json; form?: string; action?: string },
	): Promise<Delivery> {
		const owner = componentOf(this.organization, 'function', given.function);
		const { form: name = '', action = 'submit', values } = given;
		return await this.engine.deliver('form', owner, this.scene(given), {
			params: { form: { values, name, action }, message: {}, messages: {} },
		});
	}

	/** Chooses an option of a poll; again takes the vote back. */
	vote(given: By & { message: string; option: number }): Message {
		const message = messageOf(this.organization, given.message);
		const { id } = userOf(this.organization, given.from);
		const { [id]: before, ...others } = message.votes ?? {};
		message.votes = before === given.option ? others : { ...others, [id]: given.option };
		this.organization.emit('changed', message);
		return message;
	}

	/** Lets a Deluge bot's scripts pass its events on; replaces an earlier relay of the same bot. */
	relay(relay: Relay): void {
		botOf(this.organization, relay.bot);
		const { relays } = this.engine;
		const known = relays.findIndex(({ bot }) => bot === relay.bot);
		relays.splice(known < 0 ? relays.length : known, 1, { ...relay });
	}

	private get organization(): Organization {
		return this.engine.world.organization;
	}

	private withBot({ from, bot }: By & { bot: string }) {
		return { user: userOf(this.organization, from), bot: botOf(this.organization, bot) };
	}

	private inBotChat(given: By & { bot: string }) {
		const { user, bot } = this.withBot(given);
		return { user, bot, chat: this.organization.botChat(bot, user.id) };
	}

	private scene({ from, chat }: By & { chat: string }): Scene {
		return { user: userOf(this.organization, from), chat: chatOf(this.organization, chat) };
	}

	private async command(name: 'command' | 'suggestion', given: Typed): Promise<Delivery> {
		const owner = componentOf(this.organization, 'command', given.command.replace(/^\//, ''));
		const { arguments: words = '', options = {}, selections = [] } = given;
		return await this.engine.deliver(name, owner, this.scene(given), {
			params: { mentions: [], options, selections, arguments: words },
		});
	}

	private write(user: User, chat: Chat, text: string, files: NewFile[], replyTo?: string) {
		return this.organization.addMessage(
			{
				text,
				chatId: chat.id,
				to: targetOf(this.engine.world, chat),
				sender: { id: user.id, name: user.name },
				...(replyTo !== undefined && { replyTo }),
			},
			files,
		);
	}

	/** The event of one bot among those that a message caused. */
	private async answered(owner: Owner, message: Message): Promise<Delivery> {
		const done = await this.causes.of(message);
		const own = done.find(({ component }) => component === owner.name);
		return (
			own ?? {
				at: message.time,
				handler: '',
				component: owner.name,
				attempts: [],
				messages: [],
				error: `${owner.name} was told nothing of it`,
			}
		);
	}

	private store({ name, bytes, contentType = 'application/octet-stream' }: Shared): NewFile {
		const content = Buffer.from(bytes as string);
		const path = join(this.organization.directory, randomUUID());
		writeFileSync(path, content);
		const sha256 = createHash('sha256').update(content).digest('hex');
		return { name, contentType, size: content.length, sha256, path };
	}
}

/** Of an upload, only what is stored. */
function fileOf({ name, contentType, size, sha256, path }: NewFile): NewFile {
	return { name, contentType, size, sha256, path };
}
