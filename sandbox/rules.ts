/**
 * `close`: more is announced than comes before the connection closes in order. `reset`: the same, but it is cut.
 * `drip`: a byte now and then, for ever. `garbage`: what comes is no HTTP at all.
 */
export type AnswerEnding = 'close' | 'reset' | 'drip' | 'garbage';

/** A scripted answer, for tests of what happens when Cliq misbehaves. */
export interface AnswerRule {
	method?: string;
	/** Against the path without the query. */
	path?: RegExp;
	/** How many such requests to let pass first; none unless said. */
	skip?: number;
	/** How many requests it is good for; 1 unless said. */
	times?: number;
	/** Cut the connection, or never answer. */
	before?: 'reset' | 'stall';
	/** With `before`: only once so many bytes of the body have come (`Infinity`: all of it); at once unless said. */
	afterBytes?: number;
	/** What becomes of the answer behind `body`, for the node to cope with; it is complete unless said. */
	ending?: AnswerEnding;
	status?: number;
	headers?: Record<string, string>;
	body?: string;
	/** `after`: the request is carried out, then this answer is given; `instead` unless said. */
	handle?: 'instead' | 'after';
}

/** The rules in wait, first come first served. */
export class AnswerRules {
	private waiting: Array<{ rule: AnswerRule; skip: number; left: number }> = [];

	add(rule: AnswerRule): void {
		this.waiting.push({ rule, skip: rule.skip ?? 0, left: rule.times ?? 1 });
	}

	/** The rule for a request, which is then used up by one. */
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
