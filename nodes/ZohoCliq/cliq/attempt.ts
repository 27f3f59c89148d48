/** Attempts that can be used again, by the signal that ends them. */
const idle = new WeakMap<AbortSignal, Attempt[]>();

/** An attempt to send a request, which can be aborted. */
export class Attempt {
	private readonly controller = new AbortController();

	private constructor(private readonly cancel: AbortSignal | undefined) {
		cancel?.addEventListener('abort', this.abort);
		if (cancel?.aborted) this.abort();
	}

	/**
	 * Begins an attempt. One that is complete is used again: a new signal, with its listeners, costs more than
	 * the rest of a request.
	 *
	 * @param cancel n8n's cancel signal; it ends the attempt
	 */
	static begin(cancel: AbortSignal | undefined): Attempt {
		return (cancel && idle.get(cancel)?.pop()) ?? new Attempt(cancel);
	}

	/** Aborted when everything that the attempt opened must be closed. */
	get signal(): AbortSignal {
		return this.controller.signal;
	}

	/** @param isComplete whether it has closed all that it opened */
	end(isComplete: boolean): void {
		const { cancel } = this;
		if (isComplete && cancel) {
			const others = idle.get(cancel);
			if (others) others.push(this);
			else idle.set(cancel, [this]);
			return;
		}
		cancel?.removeEventListener('abort', this.abort);
		if (!isComplete) this.abort();
	}

	private readonly abort = (): void => {
		this.controller.abort();
	};
}
