/** A scripted answer, for tests of what happens when Cliq misbehaves. */
export interface AnswerRule {
	method?: string;
	/** Against the path without the query. */
	path?: RegExp;
	/** How many requests it is good for; 1 unless said. */
	times?: number;
	/** Cut the connection, or never answer. */
	before?: 'reset' | 'stall';
	status?: number;
	headers?: Record<string, string>;
	body?: string;
	/** `after`: the request is carried out, then this answer is given; `instead` unless said. */
	handle?: 'instead' | 'after';
}

/** The rules in wait, first come first served. */
export class AnswerRules {
	private waiting: Array<{ rule: AnswerRule; left: number }> = [];

	add(rule: AnswerRule): void {
		this.waiting.push({ rule, left: rule.times ?? 1 });
	}

	/** The rule for a request, which is then used up by one. */
	take(method: string, path: string): AnswerRule | undefined {
		const found = this.waiting.find(
			({ rule }) =>
				(rule.method === undefined || rule.method.toUpperCase() === method) &&
				(rule.path === undefined || path.search(rule.path) >= 0),
		);
		if (!found) return undefined;
		found.left -= 1;
		if (found.left <= 0) this.waiting = this.waiting.filter((entry) => entry !== found);
		return found.rule;
	}

	clear(): void {
		this.waiting = [];
	}
}
