import { digest } from './bytes';

const KEPT_MS = 10 * 60 * 1000;

/** More are not kept, so that a flood cannot exhaust memory: about 1 MB. */
const MOST = 10_000;

/** Events that were received, to recognize one that Cliq sends again. Knows those of this process only. */
export class Repeats {
	/** When each was received, the oldest first. */
	private readonly received = new Map<string, number>();

	/** @param now a clock that never steps back, in milliseconds */
	constructor(private readonly now: () => number = () => performance.now()) {}

	/**
	 * @param receiver the webhook that received it
	 * @param raw the body as received
	 * @param timestamp Cliq's time of the event; without one, equal texts may be two messages
	 * @returns whether the same was received within ten minutes; the event counts as received from now on
	 */
	async isRepeat(receiver: string, raw: string, timestamp: unknown): Promise<boolean> {
		if (timestamp === undefined || timestamp === null || timestamp === '') return false;
		const key = String(await digest(`${receiver}\n${raw}`));
		this.forgetOld();
		if (this.received.has(key)) return true;
		this.received.set(key, this.now());
		return false;
	}

	private forgetOld(): void {
		for (const [key, time] of this.received) {
			if (this.now() - time < KEPT_MS && this.received.size < MOST) return;
			this.received.delete(key);
		}
	}
}
