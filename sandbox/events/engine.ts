import type { Bot, Chat, Message, NewMessage, Target } from '../organization';
import { isObject } from '../fields';
import { readAnswer, type Reading, readRelayed } from './answer';
import { type Details, envelope } from './envelope';
import { type Kind, type KindName, KINDS } from './kinds';
import { post } from './post';
import { relayBody, variablesOf } from './relay';
import { Signer } from './signature';
import type { Delivery, Notice, Owner, Relay, Scene, World } from './types';
import { isBot } from './types';

type Json = Record<string, unknown>;

/** `invokeUrl` gives up after so many seconds [Zoho's help]. */
const RELAY_SECONDS = 40;
const LATEST_DELIVERIES = 5000;
const EVERY_PART = ['attachments', 'chat', 'location', 'message', 'user'];

/** Sends events to the addresses that bots and the like have, and shows what comes back. */
export class Engine {
	readonly signer = new Signer();
	readonly deliveries: Delivery[] = [];
	readonly notices: Notice[] = [];
	readonly relays: Relay[] = [];
	/** Called with each answer's context: its questions are asked next. */
	onContext: (bot: Bot, scene: Scene, context: Json) => void = () => undefined;
	private readonly pending = new Set<Promise<unknown>>();
	private closing = new AbortController();
	private noticeCount = 0;

	constructor(readonly world: World) {}

	/**
	 * Sends one event, and carries out its answer.
	 * @param owner whose event it is; one without the handler is sent nothing
	 * @returns when all is done
	 */
	deliver(name: KindName, owner: Owner, scene: Scene, details: Details = {}): Promise<Delivery> {
		const delivery: Delivery = {
			at: this.world.clock.now(),
			handler: KINDS[name].wire,
			component: owner.name,
			attempts: [],
			messages: [],
		};
		const done = this.run(name, owner, scene, details, delivery);
		this.pending.add(done);
		return done.finally(() => this.pending.delete(done));
	}

	/** When no event is under way any more. */
	async settled(): Promise<void> {
		while (this.pending.size > 0) await Promise.allSettled(this.pending);
	}

	/** Forgets everything; events under way end without an effect. */
	reset(): void {
		if (this.pending.size > 0) {
			this.closing.abort();
			this.closing = new AbortController();
		}
		for (const list of [this.deliveries, this.notices, this.relays]) list.length = 0;
	}

	/** Shows a line that is no message. */
	notify(notice: Omit<Notice, 'id' | 'time'>): Notice {
		const added = { id: ++this.noticeCount, time: this.world.clock.now(), ...notice };
		this.notices.push(added);
		this.world.organization.emit('notice', added);
		return added;
	}

	private async run(
		name: KindName,
		owner: Owner,
		scene: Scene,
		details: Details,
		delivery: Delivery,
	): Promise<Delivery> {
		const { switches } = this.world;
		const { closing, relays } = this;
		const kind: Kind = KINDS[name];
		const relay = relays.find(({ bot }) => isBot(owner) && bot === owner.uniqueName);
		const handler = owner.handlers.find(
			(each) =>
				kind.registered.includes(each.type) &&
				(each.name === undefined || each.name === details.handlerName),
		);
		delivery.error = relay ? undefined : whyNot(owner, kind, handler);
		if (delivery.error !== undefined) return delivery;
		this.note(delivery);
		const permissions = relay ? EVERY_PART : (handler?.permissions ?? []);
		const event = envelope(this.world, name, owner, scene, details, permissions);
		const request = relay ? this.relayed(name, event, relay) : this.signed(event, owner);
		Object.assign(delivery, { event, request });
		const attempts = switches.repeatEvents && !relay ? 2 : 1;
		const limit = relay ? RELAY_SECONDS : switches.answerWithin;
		delivery.attempts = await post(request, limit, attempts, closing.signal);
		const last = delivery.attempts.at(-1);
		if (closing.signal.aborted || !last) return delivery;
		const read = relay ? readRelayed : readAnswer;
		this.apply(read(last, kind, switches), owner, scene, delivery);
		return delivery;
	}

	private note(delivery: Delivery): void {
		this.deliveries.push(delivery);
		if (this.deliveries.length > LATEST_DELIVERIES) this.deliveries.shift();
	}

	private signed(event: Json, { executionUrl = '' }: Owner) {
		const { switches } = this.world;
		const json = JSON.stringify(event);
		const body = switches.escapeSlashes ? json.replaceAll('/', '\\/') : json;
		const signature = this.signer.sign(body, switches);
		return {
			url: executionUrl,
			headers: {
				'content-type': 'application/json;charset=UTF-8',
				...(signature !== undefined && { 'x-cliq-signature': signature }),
			},
			body,
		};
	}

	private relayed(name: KindName, event: Json, { url, secret, body = 'form' }: Relay) {
		const made = relayBody(variablesOf(name, event), body);
		const headers = { ...made.headers, ...(secret !== undefined && { 'x-n8n-secret': secret }) };
		return { url, headers, body: made.body };
	}

	private apply(reading: Reading, owner: Owner, scene: Scene, delivery: Delivery): void {
		const place = { chatId: scene.chat.id, from: owner.name };
		if (reading.kind === 'broken') {
			delivery.error = reading.why;
			this.notify({ ...place, kind: 'error', text: `${owner.name}: ${reading.why}` });
		} else if (reading.kind === 'suggestions') {
			delivery.suggestions = reading.list;
		} else if (reading.kind === 'banner') {
			const { text, status } = reading.output;
			this.notify({
				...place,
				kind: 'banner',
				text: String(text),
				...(typeof status === 'string' && { status }),
			});
		} else if (reading.kind === 'form') {
			const { output } = reading;
			this.notify({ ...place, kind: 'form', text: String(output.title), form: output });
		} else if (reading.kind === 'message_edit') {
			if (scene.message) this.edit(scene.message, reading.output);
		} else if (reading.kind === 'message') {
			delivery.messages.push(this.show(reading.output, owner, scene));
		}
	}

	private edit(message: Message, { type, ...content }: Json): void {
		Object.assign(message, content);
		this.world.organization.emit('changed', message);
	}

	private show(output: Json, owner: Owner, scene: Scene): Message {
		const { organization } = this.world;
		const { text, card, slides, buttons, bot: look, suggestions, context } = output;
		const content = {
			text: String(text),
			...(card !== undefined && { card }),
			...(slides !== undefined && { slides }),
			...(buttons !== undefined && { buttons }),
			...(isObject(suggestions) && { suggestions: suggestions.list }),
		};
		const { name, image } = isObject(look) ? look : {};
		const shown = {
			name: typeof name === 'string' ? name : owner.name,
			...(typeof image === 'string' && { image }),
		};
		const message = organization.addMessage({
			...content,
			chatId: scene.chat.id,
			to: targetOf(this.world, scene.chat),
			...authorOf(owner, shown),
		});
		if (isObject(context) && isBot(owner)) this.onContext(owner, scene, context);
		return message;
	}
}

function whyNot(owner: Owner, { wire }: Kind, handler: unknown): string | undefined {
	if (owner.executionType !== 'webhook' || owner.executionUrl === undefined) {
		return `${owner.name} runs Deluge`;
	}
	if (owner.status !== 'enabled') return `${owner.name} is disabled`;
	return handler ? undefined : `${owner.name} has no ${wire}`;
}

/** The author of what a component answered; one that is no bot has no user's ID, so that no event follows. */
export function authorOf(
	owner: Owner,
	look: { name: string; image?: string } = { name: owner.name },
): Pick<NewMessage, 'sender' | 'bot'> {
	return isBot(owner)
		? {
				sender: { id: `b-${owner.id}`, name: owner.name },
				bot: { uniqueName: owner.uniqueName, ...look },
			}
		: { sender: { id: `c-${owner.id}`, name: owner.name }, bot: look };
}

/** A chat as the target of a message. */
export function targetOf({ organization }: World, chat: Chat): Target {
	const channel = organization.channels.find(({ chatId }) => chatId === chat.id);
	if (channel) return { type: 'channel', id: channel.id, uniqueName: channel.uniqueName };
	const [userId] = chat.members;
	return chat.bot === undefined
		? { type: 'chat', id: chat.id }
		: { type: 'bot', id: chat.bot, userId };
}
