import type { Bot, Chat, Happening, Message, User } from '../organization';
import type { Engine } from './engine';
import type { Operation } from './kinds';
import { asUser, botsIn, detailsPart } from './parts';
import type { Dialogs } from './dialogs';
import type { Delivery, Scene } from './types';

/** Of so many messages, what they caused can be asked for. */
const REMEMBERED = 5000;

/** Turns what happens in the organization, whoever does it and by whichever way, into events. */
export class Causes {
	/** The events of each message, by its ID. */
	private readonly caused = new Map<string, Array<Promise<Delivery>>>();

	constructor(
		private readonly engine: Engine,
		private readonly dialogs: Dialogs,
	) {
		const { organization } = engine.world;
		organization.on('message', (message) => {
			this.said(message);
		});
		organization.on('happening', (happening) => {
			void this.happened(happening);
		});
		organization.on('reset', () => {
			this.caused.clear();
		});
	}

	/** The deliveries that a message has caused, once they are done. */
	async of(message: Message): Promise<Delivery[]> {
		return await Promise.all(this.caused.get(message.id) ?? []);
	}

	/** What happened in a channel, to the bots that take part in it. */
	happened({ operation, chat, userId, message, bots }: Happening): Array<Promise<Delivery>> {
		const user = this.author(userId);
		if (!user) return [];
		const listening = bots ?? this.participants(chat, operation);
		return listening
			.filter(({ id }) => user.id !== `b-${id}`)
			.map((bot) => this.participation(operation, bot, { user, chat, message }));
	}

	private said(message: Message): void {
		const { engine } = this;
		const { organization } = engine.world;
		const chat = organization.findChat(message.chatId);
		const user = this.author(message.sender.id);
		if (!chat || !user) return;
		const scene: Scene = { user, chat, message };
		const events =
			chat.type === 'bot' ? this.saidToBot(scene) : this.saidAmongPeople(message, scene);
		if (events.length === 0) return;
		this.caused.set(message.id, events);
		const [oldest = ''] = this.caused.keys();
		if (this.caused.size > REMEMBERED) this.caused.delete(oldest);
	}

	private saidToBot(scene: Scene): Array<Promise<Delivery>> {
		const bot = this.bots().find(({ uniqueName }) => uniqueName === scene.chat.bot);
		// The bot's own messages do not come back.
		if (!bot || scene.user.id.startsWith('b-')) return [];
		return this.dialogs.take(bot, scene) ?? [this.engine.deliver('message', bot, scene)];
	}

	private saidAmongPeople(message: Message, scene: Scene): Array<Promise<Delivery>> {
		const mentioned = botsIn(this.engine.world.organization, message.text)
			.filter(({ id }) => message.sender.id !== `b-${id}`)
			.map((bot) => this.engine.deliver('mention', bot, scene));
		const operation = 'message_sent';
		return [
			...mentioned,
			...this.happened({ operation, chat: scene.chat, userId: scene.user.id, message }),
		];
	}

	private participation(operation: Operation, bot: Bot, scene: Scene): Promise<Delivery> {
		const { organization, clock } = this.engine.world;
		const { message } = scene;
		const data = {
			...(message && { message: detailsPart(organization, message) }),
			time: message?.time ?? clock.now(),
		};
		return this.engine.deliver('channel', bot, scene, { params: { operation, data } });
	}

	/** Bots of a channel, or of a thread in it; messages go to those that listen [spec]. */
	private participants({ type, bots }: Chat, operation: Operation): Bot[] {
		if (type !== 'channel' && type !== 'thread') return [];
		return this.bots().filter(
			({ uniqueName, channelParticipation }) =>
				bots.includes(uniqueName) &&
				(!operation.startsWith('message_') || channelParticipation.includes('listen_message')),
		);
	}

	private author(id: string): User | undefined {
		const bot = this.bots().find((each) => id === `b-${each.id}`);
		return bot ? asUser(bot) : this.engine.world.organization.findUser(id);
	}

	private bots(): Bot[] {
		return this.engine.world.organization.bots;
	}
}
