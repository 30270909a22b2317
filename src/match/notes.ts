import { copyNameOf, type CopyName } from './copies';
import { companyDomain } from './domains';
import type { Population } from './features';
import { identityKey } from './identity';
import { chanceOfNames, matchNames, type Match } from './match';
import { SAME_CHANCE } from './model';
import type { Name } from './name';
import { nameOf } from './reader';
import { type Sketch, sketchSimilarity } from './sketch';

/** What a note says about which account it is. */
export interface NoteEvidence {
	/** The title first, then the aliases. */
	readonly names: readonly string[];
	readonly path: string;
	/** Hosts of website and mail addresses; free-mail hosts count for nothing. */
	readonly domains: readonly string[];
	/** CRM property → id. */
	readonly ids: Readonly<Record<string, string>>;
	readonly textSketch: Sketch | null;
}

/**
 * Log odds that a piece of evidence adds. Set by hand: labelled whole notes are too few to learn from.
 * Domains: nine in ten notes of one company share one, and one in fourteen of
 * companies of like names, since a subsidiary writes from its parent's; other
 * domains have one in ten of the former, nearly all of the latter.
 */
const SAME_ID = 4;
const OTHER_ID = -3;
const SAME_DOMAIN = 2.5;
const OTHER_DOMAIN = -2.2;
const SAME_TEXT = 1.5;
/** An alias of one note that is the title of the other is right about half the time. */
const ONE_ALIAS = 0.5;
const BOTH_ALIASES = 0.85;
const MUCH_TEXT = 0.5;
const MOST_TEXT = 0.8;
/** Whatever is only likely stays below this. */
const MOST_LIKELY = 0.99;
/** More aliases than this are not looked at. */
const MOST_NAMES = 20;

/** One finding: log odds, whether it forbids to group without asking, and its reason. */
interface Finding {
	readonly weight: number;
	readonly isAgainst: boolean;
	readonly reason: () => string;
}

/** A note's evidence read once, ready to be compared many times. */
export interface ReadNote {
	readonly evidence: NoteEvidence;
	readonly title: Name;
	readonly names: readonly Name[];
	/** Registered domains of the company, sorted. */
	readonly domains: readonly string[];
	readonly copy: CopyName;
	/** What the file is a copy of, by its name. */
	readonly base: Name;
}

/** Reads what a note says about which account it is; its text may be given later. */
export function readNote(evidence: NoteEvidence): ReadNote {
	const names = evidence.names.map(nameOf);
	const domains = evidence.domains.length === 0 ? evidence.domains : [...new Set(evidence.domains.map(companyDomain).filter((domain) => domain !== null))].sort();
	const copy = copyNameOf(evidence.path);
	return { evidence, names, title: names[0] ?? nameOf(''), domains, copy, base: nameOf(copy.base) };
}

/** What the evidence comes to, without words. */
interface Verdict {
	readonly score: number;
	readonly certainty: Match['certainty'];
	readonly findings: readonly Finding[];
	readonly aliases: number;
	readonly copy: CopyFinding;
}

/**
 * Are two account notes one account? Titles decide; other evidence confirms,
 * or keeps notes of one title from being grouped without asking.
 */
export function matchNotes(a: NoteEvidence, b: NoteEvidence, population: Population | null = null): Match {
	return matchReadNotes(readNote(a), readNote(b), sharedText(a.textSketch, b.textSketch), population);
}

/** How much of two texts is the same, from 0 to 1; 0 where one is not known. */
export function sharedText(a: Sketch | null, b: Sketch | null): number {
	return a === null || b === null ? 0 : sketchSimilarity(a, b);
}

/** What `matchReadNotes` finds, without the reasons, which cost most: those are worked out when somebody asks. */
export function chanceOfNotes(a: ReadNote, b: ReadNote, shared: number, population: Population | null): Omit<Match, 'reasons'> {
	const { score, certainty } = verdictOf(a, b, shared, population);
	return { score, certainty };
}

/** `matchNotes` of notes that were read, with the share of their texts that is the same. */
export function matchReadNotes(a: ReadNote, b: ReadNote, shared: number, population: Population | null): Match {
	const { score, certainty, findings, aliases, copy } = verdictOf(a, b, shared, population);
	// What the names of copies differ in is mostly the suffix.
	const isSuffix = copy === 'certain' || (copy === 'named' && a.title.key !== b.title.key);
	const reasons = [...copyReasons(copy), ...(isSuffix ? [] : matchNames(a.title, b.title, population).reasons)];
	const told = (isAgainst: boolean) => findings.filter((finding) => finding.isAgainst === isAgainst).map(({ reason }) => reason());
	return { score, certainty, reasons: [...told(true), ...aliasReasons(aliases), ...reasons, ...told(false)] };
}

function verdictOf(a: ReadNote, b: ReadNote, shared: number, population: Population | null): Verdict {
	const copy = copyFinding(a, b, shared);
	const findings = [...idFindings(a.evidence.ids, b.evidence.ids), ...domainFindings(a.domains, b.domains), ...textFindings(shared)];
	const isForbidden = findings.some(({ isAgainst }) => isAgainst);
	const isOneTitle = (a.title.key !== '' && a.title.key === b.title.key) || copy === 'certain';
	if (isOneTitle && !isForbidden) return { score: 1, certainty: 'certain', findings, aliases: 0, copy };
	const aliases = isOneTitle ? 0 : aliasChance(a.names, b.names);
	const start = isOneTitle ? MOST_LIKELY : Math.max(chanceOfNames(a.title, b.title, population), aliases, copy === 'none' ? 0 : BOTH_ALIASES);
	const score = Math.min(MOST_LIKELY, withOdds(start, findings.reduce((sum, { weight }) => sum + weight, 0)));
	const isAsked = isOneTitle || (aliases > 0 && !isForbidden) || score >= SAME_CHANCE;
	return { score, certainty: isAsked ? 'likely' : 'different', findings, aliases, copy };
}

function withOdds(chance: number, weight: number): number {
	if (weight === 0) return chance;
	const bounded = Math.min(0.999, Math.max(0.001, chance));
	return 1 / (1 + Math.exp(-(Math.log(bounded / (1 - bounded)) + weight)));
}

function idFindings(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): readonly Finding[] {
	const findings: Finding[] = [];
	for (const key of Object.keys(a).sort()) {
		if (!Object.hasOwn(b, key)) continue;
		const left = (a[key] ?? '').trim();
		const right = (b[key] ?? '').trim();
		if (left === '' || right === '') continue;
		findings.push(left.toLowerCase() === right.toLowerCase()
			? { weight: SAME_ID, isAgainst: false, reason: () => `Both notes have the same ${key}.` }
			: { weight: OTHER_ID, isAgainst: true, reason: () => `The notes differ in ${key}: ${[left, right].sort().join(' and ')}.` });
	}
	// Several ids say the same thing again: the first that forbids counts, else the first.
	const told = findings.find(({ isAgainst }) => isAgainst) ?? findings[0];
	return told === undefined ? [] : [told];
}

function domainFindings(a: readonly string[], b: readonly string[]): readonly Finding[] {
	if (a.length === 0 || b.length === 0) return [];
	const shared = a.find((domain) => b.includes(domain));
	if (shared !== undefined) return [{ weight: SAME_DOMAIN, isAgainst: false, reason: () => `Both notes name ${shared}.` }];
	// `acme.de` beside `acme.com` is most often another country's site of the same company: it only keeps from grouping without asking.
	const isOneLabel = a.some((domain) => b.some((other) => labelOf(domain) === labelOf(other)));
	return [{ weight: isOneLabel ? 0 : OTHER_DOMAIN, isAgainst: true, reason: () => `The websites or mail domains differ: ${[a[0] ?? '', b[0] ?? ''].sort().join(' and ')}.` }];
}

function labelOf(domain: string): string {
	return domain.slice(0, domain.indexOf('.'));
}

function textFindings(shared: number): readonly Finding[] {
	return shared < MUCH_TEXT ? [] : [{ weight: SAME_TEXT, isAgainst: false, reason: () => `About ${String(Math.round(shared * 100))} % of the text is the same.` }];
}

/** How likely two notes are one because of what their aliases spell. */
function aliasChance(a: readonly Name[], b: readonly Name[]): number {
	if (a.length < 2 && b.length < 2) return 0;
	const [titleA = '', ...aliasesA] = a.slice(0, MOST_NAMES).map(({ key }) => key);
	const [titleB = '', ...aliasesB] = b.slice(0, MOST_NAMES).map(({ key }) => key);
	const hasB = titleB !== '' && aliasesA.includes(titleB);
	const hasA = titleA !== '' && aliasesB.includes(titleA);
	if (hasA && hasB) return BOTH_ALIASES;
	if (hasA || hasB) return ONE_ALIAS;
	return aliasesA.some((alias) => alias !== '' && aliasesB.includes(alias)) ? ONE_ALIAS : 0;
}

function aliasReasons(chance: number): readonly string[] {
	if (chance === 0) return [];
	return [chance === BOTH_ALIASES ? 'Each note has the other’s name among its aliases.' : 'A name of one note is an alias of the other.'];
}

/** What two file names say: nothing, that one is a copy of the other, or that with the text to show for it. */
type CopyFinding = 'none' | 'named' | 'likely' | 'certain';

/**
 * A number may belong to the name, and a copy that was given another title was
 * taken for a start of something else: those count only with the text to show for it.
 * What a sync tool names no person has named.
 */
function copyFinding(a: ReadNote, b: ReadNote, shared: number): CopyFinding {
	if (a.copy.kind === 'none' && b.copy.kind === 'none') return 'none';
	if (a.base.key === '' || a.base.key !== b.base.key) return 'none';
	const kinds = [a.copy.kind, b.copy.kind];
	const isNumbered = kinds.includes('number');
	if (kinds.includes('conflict') && !isNumbered && shared >= MUCH_TEXT) return 'certain';
	if (shared >= MOST_TEXT) return 'likely';
	if (isNumbered) return 'none';
	return kinds.includes('conflict') || (isNamedByFile(a) && isNamedByFile(b)) ? 'named' : 'none';
}

/** Whether two notes may be copies for which the text alone can speak. */
export function hangsOnText(a: ReadNote, b: ReadNote): boolean {
	return copyFinding(a, b, 1) === 'likely';
}

function isNamedByFile({ title, base, evidence: { path } }: ReadNote): boolean {
	if (title.key === base.key) return true;
	return title.key === identityKey(path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, ''));
}

function copyReasons(copy: CopyFinding): readonly string[] {
	switch (copy) {
		case 'none': return [];
		case 'named': return ['By its file name one note is a copy of the other.'];
		case 'likely': return ['By its file name one note is a copy of the other, and most of the text is the same.'];
		case 'certain': return ['One note is a conflicted copy of the other.'];
	}
}
