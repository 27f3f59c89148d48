export function median(values: readonly number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	const upper = sorted[Math.floor(sorted.length / 2)] ?? NaN;
	const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? NaN;
	return (upper + lower) / 2;
}

export async function repeat<T>(times: number, work: () => Promise<T>): Promise<T[]> {
	const results: T[] = [];
	while (results.length < times) results.push(await work());
	return results;
}
