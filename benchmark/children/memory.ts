import { readFileSync, writeFileSync } from 'node:fs';

const SAMPLE_MS = 2;

export function collectGarbage(): void {
	if (gc === undefined) throw new Error('Needs node --expose-gc');
	for (let round = 0; round < 3; round++) gc();
}

/**
 * Runs something and monitors the memory of the process.
 *
 * @returns bytes by which the peak resident set exceeded the initial one
 */
export async function peakAbove(work: () => Promise<unknown>): Promise<number> {
	collectGarbage();
	const base = process.memoryUsage.rss();
	const peak = watchPeak();
	await work();
	return peak() - base;
}

/** Linux records the exact peak itself; elsewhere it is sampled. */
function watchPeak(): () => number {
	try {
		writeFileSync('/proc/self/clear_refs', '5');
		return kernelPeak;
	} catch {
		return samplePeak();
	}
}

function kernelPeak(): number {
	const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
	return Number(kilobytes) * 1024;
}

function samplePeak(): () => number {
	let highest = 0;
	const look = (): void => {
		highest = Math.max(highest, process.memoryUsage.rss());
	};
	const timer = setInterval(look, SAMPLE_MS);
	return () => {
		clearInterval(timer);
		look();
		return highest;
	};
}
