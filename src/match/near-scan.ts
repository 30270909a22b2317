/** The token pattern of near-tokens by hand, for plain ASCII text: ten times as fast. */

/** Takes stretches of a text in; false once there are enough. */
export interface Taker {
	take(from: number, to: number): boolean;
}

const none = 0;
const letter = 1;
const digit = 2;
/** `.`, `!`, `?`, `:`, `;`, `(` may end a clause. */
const clause = 3;
const percent = 4;
const other = 5;

const classes = new Uint8Array(128);
for (let code = 33; code < 127; code++) {
	const sign = String.fromCharCode(code);
	classes[code] = /[A-Za-z]/.test(sign) ? letter : /\d/.test(sign) ? digit : /[.!?:;(]/.test(sign) ? clause : sign === '%' ? percent : other;
}

/** Cuts a text into the stretches that the pattern would find; false where it is not plain enough: then nothing counts. */
export function scanAscii(text: string, taker: Taker): boolean {
	if (!isScannable(text)) return false;
	for (let at = 0; at < text.length;) {
		const kind = classes[text.charCodeAt(at)] ?? none;
		let end = at + 1;
		if (kind === letter) end = endOfWord(text, at);
		else if (kind === digit) end = endOfNumber(text, at);
		else if (kind === none) end = isDash(text, at) ? at + 3 : at;
		else if (kind === other || (kind === clause && !endsClause(text, at))) end = at;
		if (end > at && !taker.take(at, end)) return true;
		at = end > at ? end : at + 1;
	}
	return true;
}

/** Printable ASCII without what addresses and identifiers are told by: `@`, `_`, `p://`, `s://`. */
function isScannable(text: string): boolean {
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code < 0x20 || code > 0x7e || code === 0x40 || code === 0x5f) return false;
		if (code === 0x3a && text.charCodeAt(at + 1) === 0x2f && text.charCodeAt(at + 2) === 0x2f && isSchemeEnd(text.charCodeAt(at - 1))) return false;
	}
	return true;
}

/** The last letter of `http` or `https`. */
function isSchemeEnd(code: number): boolean {
	return code === 0x70 || code === 0x73;
}

/** ` - `. */
function isDash(text: string, at: number): boolean {
	return text.charCodeAt(at + 1) === 0x2d && text.charCodeAt(at + 2) === 0x20;
}

function classAt(text: string, at: number): number {
	return at < text.length ? classes[text.charCodeAt(at)] ?? none : none;
}

function isWordSign(text: string, at: number): boolean {
	const kind = classAt(text, at);
	return kind === letter || kind === digit;
}

function endsClause(text: string, at: number): boolean {
	return at + 1 >= text.length || text.charCodeAt(at + 1) === 0x20 || isWordSign(text, at + 1);
}

/** Letters and digits, joined by `'`, `&`, `.`, `-`; `+` and `#` behind them unless a letter follows. */
function endOfWord(text: string, at: number): number {
	let end = at + 1;
	for (;;) {
		while (isWordSign(text, end)) end++;
		const code = text.charCodeAt(end);
		if ((code === 0x27 || code === 0x26 || code === 0x2e || code === 0x2d) && isWordSign(text, end + 1)) end++;
		else if (code === 0x2b || code === 0x23) {
			const signs = endOfSigns(text, end);
			if (signs === end) return end;
			end = signs;
			// Only a joint may follow, no further letter or digit.
			if (isWordSign(text, end)) return end;
		} else return end;
	}
}

function endOfSigns(text: string, at: number): number {
	let end = at;
	while (text.charCodeAt(end) === 0x2b || text.charCodeAt(end) === 0x23) end++;
	// As the pattern does: where a letter follows, the last sign is given back.
	return classAt(text, end) === letter ? end - 1 : end;
}

function endOfNumber(text: string, at: number): number {
	const date = endOfDate(text, at);
	if (date > at) return date;
	const code = text.charCodeAt(at + 1);
	if (text.charCodeAt(at) === 0x31 && (code === 0x3a || code === 0x2d) && text.charCodeAt(at + 2) === 0x31 && classAt(text, at + 3) !== digit) return at + 3;
	let end = at + 1;
	for (;;) {
		const next = text.charCodeAt(end);
		if (classAt(text, end) === digit) end++;
		else if ((next === 0x2e || next === 0x2c || next === 0x3a) && classAt(text, end + 1) === digit) end++;
		else break;
	}
	while (classAt(text, end) === letter) end++;
	return end;
}

/** `2026-02-10`. */
function endOfDate(text: string, at: number): number {
	for (let step = 0; step < 10; step++) {
		const isRight = step === 4 || step === 7 ? text.charCodeAt(at + step) === 0x2d : classAt(text, at + step) === digit;
		if (!isRight) return at;
	}
	return classAt(text, at + 10) === digit ? at : at + 10;
}
