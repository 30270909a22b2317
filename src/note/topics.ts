const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '“': '”', '«': '»' };

/**
 * Splits a line of topics at its commas, but not at those inside brackets or
 * quotes. An apostrophe inside a word opens no quote, and a bracket or quote
 * that is never closed protects nothing.
 */
export function splitTopics(text: string): string[] {
	const partners = findPartners(text);
	const topics: string[] = [];
	let start = 0;
	for (let at = 0; at <= text.length; at++) {
		const partner = partners.get(at);
		if (partner !== undefined) at = partner;
		else if (at === text.length || isSeparator(text, at)) {
			const topic = text.slice(start, at).trim();
			if (topic) topics.push(topic);
			start = at + 1;
		}
	}
	return topics;
}

/** A comma, but not the one in `1,000`. */
function isSeparator(text: string, at: number): boolean {
	const char = text.charAt(at);
	if (char === '，' || char === '、') return true;
	return char === ',' && !(isDigitAt(text, at - 1) && /^\d{3}(?!\d)/.test(text.slice(at + 1, at + 5)));
}

function isDigitAt(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code >= 48 && code <= 57;
}

/** Opening brackets and quotes that are closed, each with the place of its partner. Linear: one stack, no search. */
function findPartners(text: string): Map<number, number> {
	const partners = new Map<number, number>();
	const open: { at: number; closer: string }[] = [];
	const waiting = new Map<string, number>();
	const drop = (length: number): void => {
		for (const { closer } of open.splice(length)) waiting.set(closer, (waiting.get(closer) ?? 1) - 1);
	};
	for (let at = 0; at < text.length; at++) {
		const char = text.charAt(at);
		if (waiting.get(char) && (closers[char] === undefined) && isCloser(text, at)) {
			let index = open.length - 1;
			while (open[index]?.closer !== char) index--;
			partners.set(open[index]?.at ?? at, at);
			drop(index);
		} else {
			const closer = closers[char] ?? (isOpeningQuote(text, at) ? char : undefined);
			if (closer === undefined) continue;
			open.push({ at, closer });
			waiting.set(closer, (waiting.get(closer) ?? 0) + 1);
		}
	}
	return partners;
}

function isWord(char: string): boolean {
	return /[\p{L}\p{N}]/u.test(char);
}

function isOpeningQuote(text: string, at: number): boolean {
	const char = text.charAt(at);
	return (char === '"' || char === "'") && !isWord(text.charAt(at - 1)) && text.charAt(at + 1).trim() !== '';
}

/** A straight quote closes only after something and before no word. */
function isCloser(text: string, at: number): boolean {
	const char = text.charAt(at);
	return (char !== '"' && char !== "'") || (text.charAt(at - 1).trim() !== '' && !isWord(text.charAt(at + 1)));
}
