/**
 * Text in half the memory: one letter beyond Latin-1 makes an engine keep two
 * bytes for each letter of a string. UTF-8, one character for each byte, is
 * shorter for most languages; where it is not, the text stays as it is.
 */

/** A text kept narrow, or as it was. */
export interface KeptText {
	readonly kept: string;
	readonly isBytes: boolean;
}

/** Characters at a time: calls may not have many arguments. */
const most = 4096;
/** Texts whose bytes fit in here, which most do, need no memory of their own on the way. */
const room = new Uint8Array(32_768);
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text in the smaller of both ways. */
export function keepText(text: string): KeptText {
	// UTF-8 has no halves of surrogate pairs.
	if (!/[^\0-\xff]/.test(text) || hasHalves(text)) return { kept: text, isBytes: false };
	const bytes = 3 * text.length <= room.length ? room.subarray(0, encoder.encodeInto(text, room).written) : encoder.encode(text);
	if (bytes.length > 1.9 * text.length) return { kept: text, isBytes: false };
	if (bytes.length <= most) return { kept: latin(bytes), isBytes: true };
	const pieces: string[] = [];
	for (let at = 0; at < bytes.length; at += most) pieces.push(latin(bytes.subarray(at, at + most)));
	return { kept: pieces.join(''), isBytes: true };
}

/** A character for each byte. Applied, not spread: spreading asks for one after the other. */
function latin(bytes: Uint8Array): string {
	return Reflect.apply(String.fromCharCode, null, bytes) as string;
}

function hasHalves(text: string): boolean {
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code < 0xd800 || code > 0xdfff) continue;
		const next = text.charCodeAt(at + 1);
		if (code > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return true;
		at++;
	}
	return false;
}

/** The text again. */
export function keptText({ kept, isBytes }: KeptText): string {
	if (!isBytes) return kept;
	const bytes = kept.length <= room.length ? room : new Uint8Array(kept.length);
	for (let at = 0; at < kept.length; at++) bytes[at] = kept.charCodeAt(at);
	return decoder.decode(bytes.subarray(0, kept.length));
}
