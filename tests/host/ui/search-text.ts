import type { SearchMatches, SearchResult } from 'obsidian';

const wordStart = /[\s/\-_.:]/;

/** Finds the letters of a query in their order; whole words and beginnings of words score higher. Nearer 0 is better. */
export function prepareFuzzySearch(query: string): (text: string) => SearchResult | null {
	const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
	return (text) => {
		const lower = text.toLowerCase();
		const matches: [number, number][] = [];
		let score = 0;
		for (const word of words) {
			const found = findWord(lower, word);
			if (found === null) return null;
			matches.push(...found.matches);
			score += found.score;
		}
		return { score: score - text.length * 0.001, matches: merge(matches) };
	};
}

function findWord(text: string, word: string): { score: number; matches: [number, number][] } | null {
	const whole = bestWhole(text, word);
	if (whole >= 0) {
		const atStart = whole === 0 || wordStart.test(text[whole - 1] ?? '');
		return { score: atStart ? -0.01 * whole : -0.5 - 0.01 * whole, matches: [[whole, whole + word.length]] };
	}
	const matches: [number, number][] = [];
	let score = -2;
	let from = 0;
	for (const letter of word) {
		const at = text.indexOf(letter, from);
		if (at < 0) return null;
		const last = matches.at(-1);
		if (last !== undefined && last[1] === at) last[1] = at + letter.length;
		else {
			matches.push([at, at + letter.length]);
			if (at > 0 && !wordStart.test(text[at - 1] ?? '')) score -= 0.2;
		}
		from = at + letter.length;
	}
	return { score: score - matches.length * 0.1, matches };
}

// A match at the start of a word is what is meant more often than the first one.
function bestWhole(text: string, word: string): number {
	const first = text.indexOf(word);
	for (let at = first; at >= 0; at = text.indexOf(word, at + 1)) {
		if (at === 0 || wordStart.test(text[at - 1] ?? '')) return at;
	}
	return first;
}

function merge(matches: [number, number][]): [number, number][] {
	const sorted = [...matches].sort((a, b) => a[0] - b[0]);
	const merged: [number, number][] = [];
	for (const [from, to] of sorted) {
		const last = merged.at(-1);
		if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
		else merged.push([from, to]);
	}
	return merged;
}

/** Finds texts that hold every word of a query. */
export function prepareSimpleSearch(query: string): (text: string) => SearchResult | null {
	const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
	return (text) => {
		const lower = text.toLowerCase();
		const matches: [number, number][] = [];
		for (const word of words) {
			const before = matches.length;
			for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) matches.push([at, at + word.length]);
			if (matches.length === before) return null;
		}
		return { score: -(matches[0]?.[0] ?? 0), matches: merge(matches) };
	};
}

/** Writes a text with what was found in it marked. `offset` shifts the places. */
export function renderMatches(el: HTMLElement | DocumentFragment, text: string, matches: SearchMatches | null, offset = 0): void {
	let at = 0;
	for (const [start, end] of matches ?? []) {
		const [from, to] = [Math.max(at, start + offset), Math.min(text.length, end + offset)];
		if (to <= from) continue;
		el.append(text.slice(at, from));
		el.createSpan({ cls: 'suggestion-highlight', text: text.slice(from, to) });
		at = to;
	}
	el.append(text.slice(at));
}

/** As `renderMatches`, for a whole result. */
export function renderResults(el: HTMLElement, text: string, result: SearchResult, offset = 0): void {
	renderMatches(el, text, result.matches, offset);
}

/** Best results first. */
export function sortSearchResults(results: { match: SearchResult }[]): void {
	results.sort((a, b) => b.match.score - a.match.score);
}
