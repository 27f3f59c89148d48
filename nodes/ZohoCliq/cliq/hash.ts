/**
 * [cyrb53, public domain] n8n's verified nodes have no `crypto`.
 *
 * @returns a hash of 53 bits
 */
export function cyrb53(text: string): number {
	let high = 0x41c6ce57;
	let low = 0xdeadbeef;
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		low = Math.imul(low ^ unit, 2654435761);
		high = Math.imul(high ^ unit, 1597334677);
	}
	low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
	high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
	return 4294967296 * (2097151 & high) + (low >>> 0);
}
