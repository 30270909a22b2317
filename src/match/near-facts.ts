/** Numbers, dates and other hard facts of a short text, and whether those of two texts agree. */
import { isAskingSomebody } from './near-asides';
import { dayNames, monthNames, numberWords, relativeDays } from './near-dates';
import type { Term } from './near-terms';
import type { Token } from './near-tokens';

/** Something two texts must not say differently. */
export interface Fact {
	readonly kind: 'number' | 'date' | 'weekday' | 'time' | 'period' | 'address' | 'mark';
	/** Folded: `1000` for 1,000 and 1k, `2026-02-10` or `-02-10` for dates with and without a year. */
	readonly value: string;
	/** How many words stand before it. */
	readonly at: number;
}

/** A fact and how many tokens it took; `unit` is a word that stood with a number (`40MW`). */
export interface FoundFact {
	readonly fact: Omit<Fact, 'at'>;
	readonly taken: number;
	readonly unit: string | null;
}

/** How the facts of two texts stand to each other. */
export interface FactsAgreement {
	/** Both say something of one kind, and not the same. */
	readonly isConflict: boolean;
	/** What only one of them says, in number. */
	readonly extra: number;
}

const periods = new Set(['week', 'month', 'quarter', 'year', 'sprint']);

/** Reads the fact that begins at a token; null where none does. */
export function factAt(tokens: readonly Token[], at: number): FoundFact | null {
	const term = tokens[at]?.term;
	switch (term?.kind) {
		case undefined: return null;
		case 'address': return found('address', term.folded);
		case 'mark': return term.text === '%' ? null : found('mark', /[❌✖✗]/.test(term.text) ? 'no' : 'yes');
		case 'number': return dateAt(tokens, at, term) ?? numberFact(term, tokens[at + 1]?.term, isMoney(tokens[at - 1]) || isMoney(tokens[at + 1]));
		case 'word': return term.mayBeFact ? dateAt(tokens, at, term) ?? wordFact(tokens, at, term) : null;
	}
}

function found(kind: Fact['kind'], value: string, taken = 1, unit: string | null = null): FoundFact {
	return { fact: { kind, value }, taken, unit };
}

function wordFact(tokens: readonly Token[], at: number, term: Term): FoundFact | null {
	const { folded } = term;
	const number = numberWords.get(folded);
	if (number !== undefined) return numberInWords(tokens, at, number);
	if (folded === 'one') return isShareOf(tokens, at) ? found('number', '1') : null;
	const relative = relativeDays.get(folded);
	if (relative !== undefined) return found('period', relative);
	const day = dayNames.indexOf(folded) >= 0 ? folded : term.capital > 0 && folded.length > 2 && /^(?:mon|tues?|wed|thur?s?|fri|sat|sun)$/.test(folded)
		? dayNames.find((name) => name.startsWith(folded.slice(0, 3))) : undefined;
	if (day !== undefined) return found('weekday', day);
	if (/^(?:q[1-4]|h[12]|fy\d*)$/.test(folded) || /\p{N}/u.test(folded)) return found(/^[qhf]/.test(folded) ? 'period' : 'number', folded);
	return periodAt(tokens, at, folded);
}

/** `twenty`, `twenty-five`, `two hundred`. */
function numberInWords(tokens: readonly Token[], at: number, first: number): FoundFact {
	const unit = first < 20 ? undefined : numberWords.get(tokens[at + 1]?.term.folded ?? '');
	const [number, taken] = unit !== undefined && unit < 10 ? [first + unit, 2] : [first, 1];
	const scale = scales.get(tokens[at + taken]?.term.folded ?? '');
	return found('number', String(number * (scale ?? 1)), scale === undefined ? taken : taken + 1);
}

/** `one in twenty`, `one out of 20`. */
function isShareOf(tokens: readonly Token[], at: number): boolean {
	const skip = tokens[at + 1]?.term.folded === 'in' ? 2 : tokens[at + 1]?.term.folded === 'out' && tokens[at + 2]?.term.folded === 'of' ? 3 : 0;
	const whole = tokens[at + skip]?.term;
	return skip > 0 && whole !== undefined && (whole.kind === 'number' || numberWords.has(whole.folded));
}

/** `next week`, `end of the month`. */
function periodAt(tokens: readonly Token[], at: number, folded: string): FoundFact | null {
	if (/^(?:next|this|last|coming)$/.test(folded)) {
		const unit = tokens[at + 1]?.term.sense.stem ?? '';
		return periods.has(unit) ? found('period', `${folded === 'coming' ? 'next' : folded} ${unit}`, 2) : null;
	}
	if (folded !== 'end' || tokens[at + 1]?.term.folded !== 'of') return null;
	const skip = /^(?:the|this)$/.test(tokens[at + 2]?.term.folded ?? '') ? 3 : 2;
	const unit = tokens[at + skip]?.term.sense.stem ?? '';
	if (unit === 'day') return found('period', 'today', skip + 1);
	return periods.has(unit) ? found('period', `this ${unit}`, skip + 1) : null;
}

/** `2026-02-10`, `Feb 10, 2026`, `10 February`, `January 2026`, `2026`. */
function dateAt(tokens: readonly Token[], at: number, term: Term): FoundFact | null {
	if (term.kind === 'number' && /^\d{4}/.test(term.text)) {
		if (/^\d{4}-\d\d-\d\d$/.test(term.text)) return found('date', term.text);
		return isYear(term) ? found('date', `${term.text}--`) : null;
	}
	const month = monthOf(term);
	const next = tokens[at + 1];
	if (month !== null) {
		const day = dayOfMonth(next?.term);
		const year = yearOf(tokens[at + (day === null ? 1 : 2)]);
		const before = tokens[at - 1]?.term;
		// `Ask June`, `with June`
		if (day === null && year === null && (before?.folded === 'with' || isAskingSomebody(before?.sense))) return null;
		return found('date', spell(year, month, day), 1 + (day === null ? 0 : 1) + (year === null ? 0 : 1));
	}
	const day = dayOfMonth(term);
	const skip = next?.term.folded === 'of' ? 2 : 1;
	const named = tokens[at + skip];
	const monthAfter = named && day !== null && (skip === 2 || named.gap === 'space') ? monthOf(named.term) : null;
	if (monthAfter === null) return null;
	const year = yearOf(tokens[at + skip + 1]);
	return found('date', spell(year, monthAfter, day), 1 + skip + (year === null ? 0 : 1));
}

function spell(year: string | null, month: number, day: number | null): string {
	return `${year ?? ''}-${String(month).padStart(2, '0')}-${day === null ? '' : String(day).padStart(2, '0')}`;
}

function monthOf({ folded, capital, kind }: Term): number | null {
	if (kind !== 'word' || folded.length < 3) return null;
	const full = monthNames.indexOf(folded);
	// "may" and "march" are months only with a capital, and short forms too.
	if (full >= 0) return capital > 0 || (folded !== 'may' && folded !== 'march') ? full + 1 : null;
	if (capital === 0 || (folded.length !== 3 && folded !== 'sept')) return null;
	const short = monthNames.findIndex((name) => name.startsWith(folded.slice(0, 3)));
	return short >= 0 && folded !== 'mar' ? short + 1 : folded === 'mar' ? 3 : null;
}

function dayOfMonth(term: Term | undefined): number | null {
	const read = term?.kind === 'number' ? /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(term.folded) : null;
	const day = read ? Number(read[1]) : 0;
	return day >= 1 && day <= 31 ? day : null;
}

function yearOf(token: Token | undefined): string | null {
	return token && isYear(token.term) ? token.term.text : null;
}

function isYear({ text }: Term): boolean {
	return /^(?:19|20)\d\d$/.test(text);
}

const scales: ReadonlyMap<string, number> = new Map([
	['hundred', 100], ['k', 1e3], ['thousand', 1e3], ['mio', 1e6], ['mn', 1e6], ['million', 1e6], ['millions', 1e6], ['bn', 1e9], ['billion', 1e9], ['billions', 1e9],
]);

/** 1,000 and 1k are one number; `2pm` and `2 pm` are one time; letters behind digits are a unit. */
function numberFact(term: Term, next: Term | undefined, isSum: boolean): FoundFact {
	const read = /^(\d[\d,.:]*)(\p{L}*)$/u.exec(term.folded);
	const written = read?.[1] ?? term.folded;
	const letters = read?.[2] ?? '';
	const half = /^[ap]m$/.test(letters) ? letters : letters === '' && /^[ap]m$/.test(next?.folded ?? '') ? next?.folded ?? '' : '';
	if (half !== '' || /^\d{1,2}:\d\d$/.test(written)) {
		const [hour = '0', minute = '00'] = written.split(':');
		const hours = half === '' ? Number(hour) : Number(hour) % 12 + (half === 'pm' ? 12 : 0);
		return found('time', `${String(hours)}:${minute}`, letters === '' && half !== '' ? 2 : 1);
	}
	const digits = written.replace(/,(?=\d{3}(?:\D|$))/g, '');
	// `35M` and `€35m`, but not `35m` of cable.
	const isScaled = isSum ? /^[mb]$/.test(letters) : /\d[MB]$/.test(term.text);
	const own = scales.get(isScaled ? `${letters}n` : letters);
	const following = own === undefined && letters === '' ? scales.get(next?.folded ?? '') : undefined;
	const scale = own ?? following;
	const isPlain = /^\d{1,15}(?:\.\d{1,9})?$/.test(digits);
	const value = isPlain ? String(Number(digits) * (scale ?? 1)) : digits;
	const isWord = scale === undefined && !/^(?:st|nd|rd|th|x)?$/.test(letters);
	return found('number', value, following === undefined ? 1 : 2, isWord ? letters : null);
}

/** A currency beside a number. */
function isMoney(token: Token | undefined): boolean {
	return token !== undefined && /^(?:eur|usd|gbp)$/.test(token.term.sense.stem);
}

const agreed: FactsAgreement = { isConflict: false, extra: 0 };

/** Compares the facts of two texts. */
export function compareFacts(a: readonly Fact[], b: readonly Fact[]): FactsAgreement {
	if (a.length === 0 && b.length === 0) return agreed;
	const restB = [...b];
	const restA = a.filter((fact) => {
		const at = restB.findIndex((other) => isSameFact(fact, other));
		if (at >= 0) restB.splice(at, 1);
		return at < 0;
	});
	let extra = 0;
	for (const fact of restA) {
		if (fact.kind === 'date') {
			const at = restB.findIndex((other) => other.kind === 'date' && datesFit(fact.value, other.value));
			if (at >= 0) {
				restB.splice(at, 1);
				extra += 0.25;
				continue;
			}
		}
		if (restB.some((other) => areRivals(fact, other))) return { isConflict: true, extra: 0 };
		extra++;
	}
	return { isConflict: false, extra: extra + restB.length };
}

/** A number may look like a year: `2000 tons`. */
function isSameFact(a: Fact, b: Fact): boolean {
	if (a.kind === b.kind) return a.value === b.value;
	return (a.kind === 'date' && b.kind === 'number' && a.value === `${b.value}--`) || (a.kind === 'number' && b.kind === 'date' && b.value === `${a.value}--`);
}

/** Whether two facts stand between the same words and differ: `Section 1, task 2` and `Section 2, task 1`. */
export function factInPlaceOfAnother(a: readonly Fact[], b: readonly Fact[], partners: readonly number[], lengthB: number): boolean {
	const partnerOf = (index: number): number => index < 0 ? -1 : index >= partners.length ? lengthB : partners[index] ?? -2;
	const only = (facts: readonly Fact[], at: number): Fact | null => {
		const here = facts.filter((fact) => fact.at === at);
		return here.length === 1 ? here[0] ?? null : null;
	};
	return a.some(({ at }) => {
		const place = partnerOf(at);
		const [fact, rival] = [only(a, at), only(b, place)];
		return fact !== null && rival !== null && partnerOf(at - 1) === place - 1 && fact.value !== rival.value && areRivals(fact, rival);
	});
}

function areRivals(a: Fact, b: Fact): boolean {
	if (a.kind !== b.kind) return (a.kind === 'number' && isBareYear(b)) || (b.kind === 'number' && isBareYear(a));
	return a.kind !== 'date' || !datesFit(a.value, b.value);
}

/** `1906` may also count something, as in `meter 1906`. */
function isBareYear({ kind, value }: Fact): boolean {
	return kind === 'date' && value.endsWith('--');
}

/** A date that leaves year or day out fits one that gives it. */
function datesFit(a: string, b: string): boolean {
	const [left, right] = [a.split('-'), b.split('-')];
	return [0, 1, 2].every((part) => !left[part] || !right[part] || left[part] === right[part])
		&& [0, 1, 2].some((part) => left[part] && left[part] === right[part]);
}
