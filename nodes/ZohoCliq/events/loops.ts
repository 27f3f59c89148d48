import { IdleMap } from '../cliq/idleMap';
import type { EventBot, EventItem } from './flatItem';

/** The bot that the trigger is set up for. */
export interface OwnBot extends EventBot {
	readonly id?: string;
}

/** The ids of bots begin with it. [Zoho's samples] */
const BOT_ID = /^b-(?=\d)/;

/**
 * Two bots in one channel would answer each other without end, and a bot itself.
 *
 * @param own the trigger's bot, with what is known of it
 * @param includeBots whether other bots' events are wanted
 * @returns whether an event comes from the trigger's own bot, or from another one that is not wanted
 */
export function isFromBot(
	{ event, user, bot = {} }: Pick<EventItem, 'event' | 'user' | 'bot'>,
	own: OwnBot,
	includeBots = false,
): boolean {
	const { id = '', name, email } = user;
	// Lists have the ID without the prefix that it has in events. [Zoho's OpenAPI, Zoho's samples]
	const sentId = own.id && `b-${own.id.replace(BOT_ID, '')}`;
	if (id !== '' && [sentId, own.uniqueName, bot.uniqueName].includes(id)) return true;
	if (event !== 'channel') return false;
	// Events do not say that a sender is a bot. People have an email address. [reported live]
	const names = [own.name, bot.name].map((each) => each?.toLowerCase());
	if (name !== undefined && !email && names.includes(name.toLowerCase())) return true;
	return !includeBots && BOT_ID.test(id);
}

/** Of one bot in one chat. */
const MOST_PER_MINUTE = 20;
const MINUTE_MS = 60_000;

/** What became of an event: `first` is the first that the cap keeps out, and is worth a line in the log. */
export type CapVerdict = 'admitted' | 'first' | 'refused';

/** Stops what {@link isFromBot} cannot recognize: at most 20 events a minute for each chat and bot. */
export class EventCap {
	private readonly counts: IdleMap<Count>;

	/** @param now a clock that never steps back, in milliseconds */
	constructor(private readonly now: () => number = () => performance.now()) {
		this.counts = new IdleMap();
	}

	/** @returns whether an event of a bot in a chat may start a workflow; one that may is counted */
	admit(bot: string, chat: string): CapVerdict {
		return this.counts.getOrCreate(`${bot}\n${chat}`, () => new Count(this.now)).admit();
	}
}

class Count {
	private times: number[] = [];
	private isFull = false;

	constructor(private readonly now: () => number) {}

	get isIdle(): boolean {
		return this.recent().length === 0;
	}

	admit(): CapVerdict {
		this.times = this.recent();
		const wasFull = this.isFull;
		this.isFull = this.times.length >= MOST_PER_MINUTE;
		if (this.isFull) return wasFull ? 'refused' : 'first';
		this.times.push(this.now());
		return 'admitted';
	}

	private recent(): number[] {
		return this.times.filter((time) => this.now() - time < MINUTE_MS);
	}
}
