/** A digest of texts, 16 hexadecimal digits, the same on every device. It tells plans apart; it is no defence against forgery. */
export class Digest {
	private high = 0xdeadbeef;
	private low = 0x41c6ce57;

	add(part: string): void {
		let { high, low } = this;
		// The length keeps ['ab', 'c'] and ['a', 'bc'] apart.
		for (let at = -1; at < part.length; at++) {
			const code = at < 0 ? part.length : part.charCodeAt(at);
			high = Math.imul(high ^ code, 0x9e3779b1);
			low = Math.imul(low ^ code, 0x5f356495);
		}
		this.high = high;
		this.low = low;
	}

	get value(): string {
		const high = Math.imul(this.high ^ (this.high >>> 16), 0x85ebca6b) ^ Math.imul(this.low ^ (this.low >>> 13), 0xc2b2ae35);
		const low = Math.imul(this.low ^ (this.low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
		return hex(high) + hex(low);
	}
}

function hex(value: number): string {
	return (value >>> 0).toString(16).padStart(8, '0');
}
