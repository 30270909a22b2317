/** Whether two texts cannot be one, whatever else they share. */
import { isSameName, type Alignment } from './near-align';
import { factInPlaceOfAnother } from './near-facts';
import { areOpposite } from './near-vocabulary';
import { isWordForWord, leftWeight, lightest, swapWeight } from './near-score';
import type { Token } from './near-tokens';
import type { Word } from './near-terms';
import type { Profile } from './near-words';

export interface CompareOptions {
	/** Stems of names that go without saying, such as the account's. */
	readonly own: ReadonlySet<string>;
	/**
	 * Whether a name, number or date that only one of the texts gives is
	 * forgiven. Tasks are gathered, nothing is lost; facts are told as one, and
	 * what one of them adds would be.
	 */
	readonly lenient: boolean;
}

/** Shorter texts than this cannot afford another name. */
const shortWeight = 9;
const mostOpposites = 24;

/** Whether anything speaks against two texts being one. */
export function isVetoed(a: Profile, b: Profile, alignment: Alignment, { own, lenient }: CompareOptions): boolean {
	if (a.subject !== '' && b.subject !== '' && a.subject !== b.subject) return true;
	if (!lenient && (a.denials !== b.denials || (a.modals | b.modals) === 3 && a.modals !== b.modals)) return true;
	if (isOtherLabel(a, b, alignment)) return true;
	if (!lenient && isMoreThanRewording(a, b, alignment, own)) return true;
	return factInPlaceOfAnother(a.facts, b.facts, alignment.partners, b.words.length)
		|| denialVeto(a, b, alignment, lenient)
		|| nameVeto(a, b, alignment, own, lenient)
		|| oppositeVeto(a, b, alignment)
		|| directionVeto(a, b, alignment)
		|| rolesVeto(a, b, alignment)
		|| reversalVeto(a, alignment)
		|| minimalPairVeto(a, b, alignment)
		|| compoundVeto(a, b, alignment);
}

/** Whether two short texts each name somebody or something that the other does not: known before anything is aligned. */
export function isOfOthers(a: Profile, b: Profile, own: ReadonlySet<string>): boolean {
	return Math.min(a.weight, b.weight) < shortWeight && hasStranger(a, b, own) && hasStranger(b, a, own);
}

function hasStranger({ loneNames }: Profile, { words }: Profile, own: ReadonlySet<string>): boolean {
	return loneNames.some(({ sense }) => !own.has(sense.stem) && !words.some((other) => isSameName(sense, other.sense)));
}

/** `Uses: …` and `Replaces: …` say different things of the same things. */
function isOtherLabel(a: Profile, b: Profile, { partners, backPartners }: Alignment): boolean {
	if (a.label === 0 || b.label === 0) return false;
	const isShared = (partner: number | undefined, label: number): boolean => partner !== undefined && partner >= 0 && partner < label;
	return !partners.slice(0, a.label).some((partner) => isShared(partner, b.label))
		&& !backPartners.slice(0, b.label).some((partner) => isShared(partner, a.label));
}

/** Told as one, nothing may be lost: no name, no label, no remark, and no more than one word of meaning, on one side only. */
function isMoreThanRewording(a: Profile, b: Profile, { restA, restB }: Alignment, own: ReadonlySet<string>): boolean {
	const weigh = ({ words, places, tokens }: Profile, rest: readonly number[]): number => rest.reduce((sum, index) => {
		const word = words[index];
		const at = places[index] ?? -1;
		const isOneOfSeveral = isBehindAnd(tokens, at) || isAnd(tokens[at + 1]);
		return sum + (word?.isCapital || word?.isAside || isOneOfSeveral ? 2 : 1) * leftWeight(word, own);
	}, 0);
	const [left, right] = [weigh(a, restA), weigh(b, restB)];
	return left + right > 1 || (left >= lightest && right >= lightest);
}

/** `and ramp`, `and a ramp`. */
function isBehindAnd(tokens: readonly Token[], at: number): boolean {
	return isAnd(tokens[at - 1]) || (tokens[at - 1]?.term.sense.role === 'stop' && isAnd(tokens[at - 2]));
}

function isAnd(token: Token | undefined): boolean {
	return token !== undefined && /^(?:and|or|plus|und|oder)$/.test(token.term.folded);
}

/** What one text denies, the other must deny too. */
function denialVeto(a: Profile, b: Profile, { partners, restA, restB }: Alignment, lenient: boolean): boolean {
	if (!a.isDenying && !b.isDenying) return false;
	const alone = restA.map((index) => a.words[index]).concat(restB.map((index) => b.words[index])).some((word) => word?.isDenied === true && !(lenient && word.isAside));
	if (alone) return true;
	for (let i = 0; i < partners.length; i++) {
		const [x, y] = [a.words[i], b.words[partners[i] ?? -1]];
		if (x && y && x.isDenied !== y.isDenied) return true;
	}
	return false;
}

/** Names that only one text has; two that have the same part in two texts make them two. */
function nameVeto(a: Profile, b: Profile, alignment: Alignment, own: ReadonlySet<string>, lenient: boolean): boolean {
	const left = strangersOf(a.words, b.words, alignment.restA, alignment.partners, own);
	const right = strangersOf(b.words, a.words, alignment.restB, alignment.backPartners, own);
	const isName = (words: readonly Word[]) => (index: number): boolean => words[index]?.isName === true;
	if (!lenient && (left.some(isName(a.words)) || right.some(isName(b.words)))) return true;
	const isShort = Math.min(a.weight, b.weight) < shortWeight;
	for (const i of left) {
		for (const j of right) {
			const [x, y] = [a.words[i], b.words[j]];
			if (x && y && (isShort || areRivals(a.words, b.words, i, j, alignment))) return true;
		}
	}
	return false;
}

/** Names and acronyms of one text that the other does not have; a surname more (`Anna Fischer`, `Anna`) is none. */
function strangersOf(
	words: readonly Word[], others: readonly Word[], rest: readonly number[], partners: readonly number[], own: ReadonlySet<string>,
): readonly number[] {
	return rest.filter((index) => {
		const word = words[index];
		if (!word || word.entity < 0 || own.has(word.sense.stem) || others.some(({ sense }) => sense.id === word.sense.id)) return false;
		const fellow = words.findIndex((other, at) => other.entity === word.entity && (partners[at] ?? -1) >= 0);
		if (fellow < 0) return true;
		const twin = others[partners[fellow] ?? -1];
		return twin !== undefined && others.some((other, at) => other.entity === twin.entity && other.entity >= 0 && !partners.includes(at));
	});
}

/** Whether two names have the same part: behind the same preposition, or beside the same word. */
function areRivals(a: readonly Word[], b: readonly Word[], i: number, j: number, { partners }: Alignment): boolean {
	const [x, y] = [a[i], b[j]];
	if (!x || !y) return false;
	if (x.link !== '' && x.link === y.link) return true;
	const beside = neighboursOf(b, j);
	return neighboursOf(a, i).some((index) => beside.includes(partners[index] ?? -1));
}

/** The words before and after the run of names that a word stands in. */
function neighboursOf(words: readonly Word[], at: number): readonly number[] {
	let end = at;
	while (end + 1 < words.length && words[end + 1]?.entity === words[at]?.entity) end++;
	return [startOf(words, at) - 1, end + 1].filter((index) => index >= 0 && index < words.length);
}

/** Where the run of names begins that a word stands in. */
function startOf(words: readonly Word[], at: number): number {
	let start = at;
	while (start > 0 && words[start - 1]?.entity === words[at]?.entity) start--;
	return start;
}

function oppositeVeto(a: Profile, b: Profile, { restA, restB }: Alignment): boolean {
	for (const i of restA.slice(0, mostOpposites)) {
		for (const j of restB.slice(0, mostOpposites)) {
			const [x, y] = [a.words[i], b.words[j]];
			if (x && y && x.sense.stem !== y.sense.stem && areOpposite(x.sense, y.sense)) return true;
		}
	}
	return false;
}

const otherWays = new Set(['from to', 'to from', 'from into', 'into from', 'before after', 'after before']);

/** `from Anna` and `to Anna`. In long texts the same name may well stand in both parts. */
function directionVeto(a: Profile, b: Profile, { partners }: Alignment): boolean {
	if (Math.min(a.weight, b.weight) >= shortWeight) return false;
	for (let i = 0; i < partners.length; i++) {
		const [x, y] = [a.words[i], b.words[partners[i] ?? -1]];
		if (x && y && x.link !== '' && x.link !== y.link && otherWays.has(`${x.link} ${y.link}`)) return true;
	}
	return false;
}

/** `Ida's mail to Frank` and `Frank's mail to Ida`, `Ask Ida to call Frank` and `Ask Frank to call Ida`: two names, each in the other's part. */
function rolesVeto(a: Profile, b: Profile, { partners }: Alignment): boolean {
	const names: number[] = [];
	for (let i = 0; i < partners.length; i++) if (a.words[i]?.isName === true && b.words[partners[i] ?? -1]?.isName === true) names.push(i);
	return names.length > 1 && names.some((i) => names.some((other) => areSwapped(a.words, b.words, i, other, partners) || isSaidOfOther(a, b, i, other, partners)));
}

/** `Tell Ida that Frank agreed` and `Tell Frank that Ida agreed`, but not `Ask Ida and Frank to agree`. */
function isSaidOfOther({ words, places, tokens }: Profile, b: Profile, i: number, other: number, partners: readonly number[]): boolean {
	const at = places[other] ?? -1;
	const isClause = words[other + 1]?.sense.isVerb === true || /^(?:that|if|whether)$/.test(tokens[at - 1]?.term.folded ?? '');
	return other === i + 1 && isClause && words[i]?.entity !== words[other]?.entity && !isBehindAnd(tokens, at)
		&& partners[i] === (partners[other] ?? -1) + 1 && partners[other + 1] === (partners[i] ?? -1) + 1 && !isBehindAnd(b.tokens, b.places[partners[i] ?? -1] ?? -1);
}

function areSwapped(a: readonly Word[], b: readonly Word[], i: number, other: number, partners: readonly number[]): boolean {
	const [j, otherPartner] = [partners[i] ?? -1, partners[other] ?? -1];
	const [left, right] = [a[i]?.link ?? '', b[j]?.link ?? ''];
	if (left !== right && left !== '' && right !== '' && a[other]?.link === right && b[otherPartner]?.link === left) return true;
	const [before, beforeOther] = [startOf(a, i) - 1, startOf(a, other) - 1];
	const partnerOf = (at: number): number => at < 0 ? at : partners[at] ?? -2;
	return before !== beforeOther && partnerOf(before) === startOf(b, otherPartner) - 1 && partnerOf(beforeOther) === startOf(b, j) - 1;
}

/** `x containing y` and `y containing x`. */
function reversalVeto(a: Profile, { partners }: Alignment): boolean {
	for (let i = 1; i + 1 < partners.length; i++) {
		const [before = -1, here = -1, after = -1] = [partners[i - 1], partners[i], partners[i + 1]];
		if (here <= 0 || before !== here + 1 || after !== here - 1) continue;
		if (/(?:ing|ed|s)$/.test(a.words[i]?.term.folded ?? '')) return true;
	}
	return false;
}

/** Word for word the same but for one word: who writes so means another thing. */
function minimalPairVeto(a: Profile, b: Profile, alignment: Alignment): boolean {
	const [i, j] = [alignment.restA[0] ?? -1, alignment.restB[0] ?? -1];
	const [x, y] = [a.words[i], b.words[j]];
	if (alignment.restA.length !== 1 || alignment.restB.length !== 1 || !x || !y || Math.max(x.weight, y.weight) < lightest) return false;
	return swapWeight(a.words, b.words, i, alignment) > 0 && isWordForWord(a, b, alignment);
}

/** A short text, word for word the same, but with a compound such as `auto-renewing` put in: it says more exactly what is meant. */
function compoundVeto(a: Profile, b: Profile, alignment: Alignment): boolean {
	if (Math.min(a.weight, b.weight) >= shortWeight) return false;
	if (Math.min(alignment.restA.length, alignment.restB.length) > 0 || !isWordForWord(a, b, alignment)) return false;
	const isFirst = alignment.restA.length > 0;
	const [words, others, partners] = isFirst ? [a.words, b.words, alignment.partners] : [b.words, a.words, alignment.backPartners];
	const last = partners.findLastIndex((partner) => partner >= 0);
	return words.some(({ isCompound, sense }, index) => isCompound && partners[index] === -1 && index < last
		&& !others.some((other) => other.sense.id === sense.id));
}
