/** What a file holds: text where it was written as text, else its bytes. */
export type Content = string | Uint8Array;

const NOT_ASCII = /[\u0080-\uffff]/;
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
	return (text as unknown as { isWellFormed(): boolean }).isWellFormed() ? text : encoder.encode(text);
}

/** The number of bytes that some content takes. */
export function sizeOf(content: Content): number {
	if (typeof content !== 'string') return content.byteLength;
	if (!NOT_ASCII.test(content)) return content.length;
	return encoder.encode(content).byteLength;
}
