/**
 * Small numbers and line numbers as text, one character each: an array of them
 * would take eight times the memory.
 */

/** Codes have 16 bits: four for the kind, twelve for the lines gone on since the code before. */
const kinds = 16;
const farthest = 0xfff;
/** Arguments that a call may have. */
const most = 4096;
/** A kind that stands for nothing but going on. */
const goOn = kinds - 1;

/** Lines of kinds below 15, lines not falling. */
export function encodeLines(lines: readonly { readonly kind: number; readonly line: number }[]): string {
	const codes: number[] = [];
	let at = 0;
	for (const { kind, line } of lines) {
		let step = line - at;
		for (; step > farthest; step -= farthest) codes.push(farthest * kinds + goOn);
		codes.push(Math.max(step, 0) * kinds + kind);
		at = line;
	}
	// Adding one character after the other would keep a chain of pieces alive.
	const pieces: string[] = [];
	for (let start = 0; start < codes.length; start += most) pieces.push(String.fromCharCode(...codes.slice(start, start + most)));
	return pieces.join('');
}

/** The same again. */
export function decodeLines(codes: string): readonly { readonly kind: number; readonly line: number }[] {
	const lines: { kind: number; line: number }[] = [];
	let line = 0;
	for (let at = 0; at < codes.length; at++) {
		const code = codes.charCodeAt(at);
		line += code >>> 4;
		if (code % kinds !== goOn) lines.push({ kind: code % kinds, line });
	}
	return lines;
}

/** The line at a place among them; null where there are fewer. */
export function lineIn(codes: string, place: number): number | null {
	let line = 0;
	let left = place;
	for (let at = 0; at < codes.length; at++) {
		const code = codes.charCodeAt(at);
		line += code >>> 4;
		if (code % kinds !== goOn && left-- === 0) return line;
	}
	return null;
}
