/** What a file holds: text where it was written as text, else its bytes. */
export type Content = string | Uint8Array;

const NOT_ASCII = /[\u0080-\uffff]/;
const HALF_OF_A_PAIR = /[\ud800-\udfff]/;
const encoder = new TextEncoder();
const strictDecoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of some content, decoded as the platform does: bad bytes become U+FFFD, a mark stays. */
export function textOf(content: Content): string {
	return typeof content === 'string' ? content : decoder.decode(content);
}

/** The same content as text where its bytes are text, so that equal bytes are equal values. */
export function asTextIfText(content: Content): Content {
	if (typeof content === 'string') return content;
	try {
		return strictDecoder.decode(content);
	} catch {
		return content;
	}
}

/** The bytes of some content, never the stored ones themselves. */
export function bytesOf(content: Content): Uint8Array {
	return typeof content === 'string' ? encoder.encode(content) : content.slice();
}

/** Text as it can stand in a file: half a surrogate pair cannot. */
export function storable(text: string): Content {
	return isWellFormed(text) ? text : encoder.encode(text);
}

/** The number of bytes that some content takes. */
export function sizeOf(content: Content): number {
	if (typeof content !== 'string') return content.byteLength;
	if (!NOT_ASCII.test(content)) return content.length;
	let size = content.length;
	for (let at = 0; at < content.length; at += 1) {
		const code = content.charCodeAt(at);
		// A surrogate pair takes four bytes and counts twice in `length`: one more for each half.
		if (code > 0x7f) size += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
	}
	return size;
}

function isWellFormed(text: string): boolean {
	if (!HALF_OF_A_PAIR.test(text)) return true;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (code < 0xd800 || code > 0xdfff) continue;
		const next = text.charCodeAt(at + 1);
		if (code > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return false;
		at += 1;
	}
	return true;
}
