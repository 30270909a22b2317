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
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text in the smaller of both ways. */
export function keepText(text: string): KeptText {
	// UTF-8 has no halves of surrogate pairs.
	if (!/[^\0-\xff]/.test(text) || /\p{Surrogate}/u.test(text)) return { kept: text, isBytes: false };
	const bytes = encoder.encode(text);
	if (bytes.length > 1.9 * text.length) return { kept: text, isBytes: false };
	const pieces: string[] = [];
	for (let at = 0; at < bytes.length; at += most) pieces.push(String.fromCharCode(...bytes.subarray(at, at + most)));
	return { kept: pieces.join(''), isBytes: true };
}

/** The text again. */
export function keptText({ kept, isBytes }: KeptText): string {
	if (!isBytes) return kept;
	const bytes = new Uint8Array(kept.length);
	for (let at = 0; at < kept.length; at++) bytes[at] = kept.charCodeAt(at);
	return decoder.decode(bytes);
}
