/** A digest of texts, 16 hexadecimal digits, the same on every device. It tells plans apart; it is no defence against forgery. */
export function digest(parts: readonly string[]): string {
	let high = 0xdeadbeef;
	let low = 0x41c6ce57;
	for (const part of parts) {
		// The length keeps ['ab', 'c'] and ['a', 'bc'] apart.
		for (let at = -1; at < part.length; at++) {
			const code = at < 0 ? part.length : part.charCodeAt(at);
			high = Math.imul(high ^ code, 0x9e3779b1);
			low = Math.imul(low ^ code, 0x5f356495);
		}
	}
	high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
	low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
	return hex(high) + hex(low);
}

function hex(value: number): string {
	return (value >>> 0).toString(16).padStart(8, '0');
}
