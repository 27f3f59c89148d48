/** Up to this many entries, none is forgotten. */
const MANY = 100;

/** Entries by key, of which those that hold nothing worth keeping are forgotten once there are many. */
export class IdleMap<T extends { readonly isIdle: boolean }> extends Map<string, T> {
	private many = MANY;

	/** @returns the entry with this key, a new one if there is none */
	getOrCreate(key: string, create: () => T): T {
		const known = this.get(key);
		if (known) return known;
		if (this.size >= this.many) this.forgetIdle();
		const created = create();
		this.set(key, created);
		return created;
	}

	private forgetIdle(): void {
		for (const [key, entry] of this) if (entry.isIdle) this.delete(key);
		// Not again for each new one while all are busy.
		this.many = Math.max(MANY, 2 * this.size);
	}
}
