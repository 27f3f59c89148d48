import type { Lab } from './lab';

export type Verdict = 'holds' | 'does not hold' | 'could not be tried';

/** What a trial found, with Cliq's answer in short. It names no person and quotes no message. */
export interface Finding {
	readonly verdict: Verdict;
	readonly seen: string;
}

/** Names of things on which a trial may act, as options of the command line. */
export type Need = 'chat' | 'channel' | 'bot' | 'admin';

/** An assumption about Cliq, and how to find out whether it holds. */
export interface Trial {
	readonly name: string;
	/** In one sentence that is true or false. */
	readonly assumption: string;
	/** The operation or file that relies on it. */
	readonly matters: string;
	/** What it writes and removes again; undefined for a trial that only reads. */
	readonly writes?: string;
	/** Without which options it cannot be tried. */
	readonly needs?: readonly Need[];
	readonly run: (lab: Lab) => Promise<Finding>;
}

/** The reason why a trial says nothing about its assumption. */
export class Untried extends Error {}

/** @returns the finding of a trial whose assumption holds, or does not */
export function finding(holds: boolean, seen: string): Finding {
	return { verdict: holds ? 'holds' : 'does not hold', seen };
}
