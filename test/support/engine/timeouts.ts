/** The timers of this worker's test file that have not fired. */
const pending = new Set<NodeJS.Timeout>();

/**
 * Makes `AbortSignal.timeout` a timer that can be ended with the test file. A request has minutes to be answered;
 * until then, its timer would keep what listens to it, and with that all that the file has loaded.
 */
export function trackTimeouts(): void {
	AbortSignal.timeout = (milliseconds) => {
		const controller = new AbortController();
		const timer = setTimeout(() => {
			pending.delete(timer);
			controller.abort(
				new DOMException('The operation was aborted due to timeout', 'TimeoutError'),
			);
		}, milliseconds).unref();
		pending.add(timer);
		return controller.signal;
	};
}

export function endTimeouts(): void {
	for (const timer of pending) clearTimeout(timer);
	pending.clear();
}
