import asyncHooks from 'node:async_hooks';

const { AsyncLocalStorage } = asyncHooks;

/** What jest needs of an `AsyncLocalStorage` where one test runs at a time: which one it is. */
class CurrentContext {
	private current: unknown;

	getStore(): unknown {
		return this.current;
	}

	run(context: unknown, callback: () => Promise<unknown>): Promise<unknown> {
		const outer = this.current;
		this.current = context;
		return callback().finally(() => {
			this.current = outer;
		});
	}
}

/**
 * For each test file, jest makes an `AsyncLocalStorage` that it never ends: Node.js would give each promise and each
 * timer of this worker to all of them, which takes time and keeps all that the files have loaded.
 */
export function lendTestContext(): void {
	Object.assign(asyncHooks, { AsyncLocalStorage: CurrentContext });
}

/** For all that is loaded later. */
export function endTestContext(): void {
	Object.assign(asyncHooks, { AsyncLocalStorage });
}
