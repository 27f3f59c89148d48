import { isObject } from '../fields';
import type { Bot } from '../organization';
import { authorOf, type Engine, targetOf } from './engine';
import type { Delivery, Scene } from './types';

type Json = Record<string, unknown>;

interface Dialog {
	contextId: string;
	params: Json[];
	answers: Record<string, { text: string }>;
	/** Undefined if the answer set no `timeout`. */
	endsAt?: number;
}

/** The questions of `context` answers: the user's next messages are the answers to them. */
export class Dialogs {
	/** By chat. */
	private readonly open = new Map<string, Dialog>();

	constructor(private readonly engine: Engine) {
		engine.onContext = (bot, scene, context) => {
			this.begin(bot, scene, context);
		};
		engine.world.organization.on('reset', () => {
			this.open.clear();
		});
	}

	/**
	 * Takes a message as an answer.
	 * @returns the event with all answers, or nothing while questions are left; undefined if nobody has asked
	 */
	take(bot: Bot, scene: Scene): Array<Promise<Delivery>> | undefined {
		const dialog = this.open.get(scene.chat.id);
		const isOver = (dialog?.endsAt ?? Infinity) < this.engine.world.clock.now();
		if (!dialog || isOver) {
			this.open.delete(scene.chat.id);
			return undefined;
		}
		const [asked] = dialog.params;
		dialog.params.shift();
		dialog.answers[String(asked?.name)] = { text: scene.message?.text ?? '' };
		if (dialog.params.length > 0) {
			this.ask(bot, scene, dialog);
			return [];
		}
		this.open.delete(scene.chat.id);
		const params = contextParams(dialog.contextId, dialog.answers);
		return [this.engine.deliver('context', bot, scene, { params })];
	}

	private begin(bot: Bot, scene: Scene, { id, params, timeout }: Json): void {
		const seconds = Number(timeout);
		const dialog: Dialog = {
			contextId: String(id),
			params: (params as unknown[]).filter(isObject),
			answers: {},
			...(seconds > 0 && { endsAt: this.engine.world.clock.now() + seconds * 1000 }),
		};
		this.open.set(scene.chat.id, dialog);
		this.ask(bot, scene, dialog);
	}

	private ask(bot: Bot, { chat }: Scene, { params: [next] }: Dialog): void {
		const { world } = this.engine;
		const suggestions = isObject(next?.suggestions) ? next.suggestions.list : undefined;
		world.organization.addMessage({
			text: String(next?.question),
			...(suggestions !== undefined && { suggestions }),
			chatId: chat.id,
			to: targetOf(world, chat),
			...authorOf(bot),
		});
	}
}

/** What an event of collected answers has in `params` [Zoho's samples]. */
export function contextParams(contextId: string, answers: Json): Json {
	const none = { mentions: [], options: {}, selections: [], arguments: '' };
	return { context_id: contextId, answers, ...none };
}
