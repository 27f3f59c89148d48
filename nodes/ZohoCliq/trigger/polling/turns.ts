/** Cliq's thresholds are per minute. [Zoho's OpenAPI] */
const MINUTE_MS = 60_000;

/** n8n starts polls at a second, not at a millisecond. */
const SLACK_MS = 5000;

/** A poll that Cliq's limits left no room for. */
interface Missed {
	readonly account: string;
	/** When the node polls again, by `performance.now()`. */
	readonly dueAt: number;
	/** For how many polls room is to be left: more after each miss, because a catch-up takes several requests. */
	readonly wanted: number;
	/** How many others have not left it yet. */
	open: number;
}

/**
 * Gives all polling nodes of an account their turn. n8n polls each one at a second of its own, so without
 * this the same ones would use up what Cliq allows, minute after minute.
 */
export class Turns {
	private readonly polledAt = new Map<string, number>();

	private readonly missed = new Map<string, Missed>();

	/** Nodes that left their room to another the last time; they do not do so again. */
	private readonly polite = new Set<string>();

	/** @returns whether the node may poll now; if not, it leaves its room to one that missed its turn */
	mayPoll(account: string, node: string): boolean {
		const now = performance.now();
		for (const [other, { dueAt }] of this.missed) {
			if (dueAt + SLACK_MS < now) this.missed.delete(other);
		}
		const isNext = (one: Missed) =>
			one.account === account && one.open > 0 && one.dueAt - MINUTE_MS < now;
		const isFirst = this.polite.delete(node) || this.missed.has(node);
		const next = isFirst ? undefined : [...this.missed.values()].find(isNext);
		if (!next) return true;
		next.open--;
		this.polite.add(node);
		this.polledAt.set(node, now);
		return false;
	}

	/** The node polled; the next time it is as good as any other. */
	succeed(node: string): void {
		this.polledAt.set(node, performance.now());
		this.missed.delete(node);
	}

	/** The node could not poll, and will be let in before others when it comes again. */
	miss(account: string, node: string): void {
		const now = performance.now();
		const interval = now - (this.polledAt.get(node) ?? now - MINUTE_MS);
		const wanted = 2 * (this.missed.get(node)?.wanted ?? 0.5);
		this.polledAt.set(node, now);
		this.missed.set(node, { account, dueAt: now + interval, wanted, open: wanted });
	}
}
