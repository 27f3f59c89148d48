/**
 * `close`: the connection closes properly before all announced bytes were sent. `reset`: the same, but it is cut.
 * `drip`: occasional bytes, forever. `garbage`: the response is not HTTP at all.
 */
export type AnswerEnding = 'close' | 'reset' | 'drip' | 'garbage';

/** A scripted response, for tests of a misbehaving Cliq. */
export interface AnswerRule {
	method?: string;
	/** Matched against the path without the query. */
	path?: RegExp;
	/** How many matching requests to skip first; 0 by default. */
	skip?: number;
	/** How many requests it applies to; 1 by default. */
	times?: number;
	/** Cut the connection, or never respond. */
	before?: 'reset' | 'stall';
	/** With `before`: only once so many bytes of the body have arrived (`Infinity`: all of it); at once by default. */
	afterBytes?: number;
	/** How the response ends after `body`; complete by default. */
	ending?: AnswerEnding;
	status?: number;
	headers?: Record<string, string>;
	/** Bytes, for a text that is not UTF-8. */
	body?: string | Buffer;
	/** `after`: the request is carried out, then this response is sent; `instead` by default. */
	handle?: 'instead' | 'after';
}

/** The pending rules, in order of creation. */
export class AnswerRules {
	private waiting: Array<{ rule: AnswerRule; skip: number; left: number }> = [];

	add(rule: AnswerRule): void {
		this.waiting.push({ rule, skip: rule.skip ?? 0, left: rule.times ?? 1 });
	}

	/** The rule for a request, which counts as used once more. */
	take(method: string, path: string): AnswerRule | undefined {
		const found = this.waiting.find(
			({ rule }) =>
				(rule.method === undefined || rule.method.toUpperCase() === method) &&
				(rule.path === undefined || path.search(rule.path) >= 0),
		);
		if (!found) return undefined;
		if (found.skip > 0) {
			found.skip -= 1;
			return undefined;
		}
		found.left -= 1;
		if (found.left <= 0) this.waiting = this.waiting.filter((entry) => entry !== found);
		return found.rule;
	}

	clear(): void {
		this.waiting = [];
	}
}
