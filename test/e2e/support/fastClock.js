'use strict';

/**
 * Makes time pass faster in the process that loads it first (`node --require`): `FAST_CLOCK_FACTOR` seconds for
 * each true one since `FAST_CLOCK_START`, so that processes which share both agree. Cliq's locks of ten minutes
 * can then be waited for, and n8n and the node do so with their own code.
 */
const timers = require('node:timers');
const timersPromises = require('node:timers/promises');
const { promisify } = require('node:util');

const factor = Number(process.env.FAST_CLOCK_FACTOR);
const start = Number(process.env.FAST_CLOCK_START);
if (!(factor > 0) || !(start > 0)) throw new Error('FAST_CLOCK_FACTOR and FAST_CLOCK_START?');

const TrueDate = Date;
const now = () => Math.floor(start + (TrueDate.now() - start) * factor);

class FastDate extends TrueDate {
	constructor(...given) {
		super(...(given.length === 0 ? [now()] : given));
	}

	static now() {
		return now();
	}
}

/** `Date()` without `new` gives text. */
globalThis.Date = new Proxy(FastDate, { apply: () => new FastDate().toString() });

// The clock that cannot be set runs as fast, because the node counts its calls by it.
const steadyNow = performance.now.bind(performance);
performance.now = () => steadyNow() * factor;

const sooner =
	(schedule) =>
	(callback, delay, ...rest) =>
		schedule(callback, delay > 0 ? delay / factor : delay, ...rest);

for (const name of ['setTimeout', 'setInterval']) {
	const fast = sooner(globalThis[name]);
	const promised = timersPromises[name];
	const fastPromised = (delay, ...rest) => promised(delay > 0 ? delay / factor : delay, ...rest);
	Object.defineProperty(fast, promisify.custom, { value: fastPromised });
	globalThis[name] = fast;
	timers[name] = fast;
	timersPromises[name] = fastPromised;
}
